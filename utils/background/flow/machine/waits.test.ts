import { describe, expect, it } from 'vitest';
import type { FlowEvent } from './events.ts';
import { RESEND_PAUSE_MS } from './steps.ts';
import { mfaRequired } from './testing/every-step.ts';
import {
  ada,
  at,
  back,
  callsOf,
  captcha,
  close,
  failed,
  intent,
  limited,
  NOW,
  PHONE,
  read,
  run,
  start,
  submitCode,
  submitPassword,
  submitPhone,
  timeout,
  toCode,
  toPassword,
  withheld,
} from './testing/run-flow.ts';

const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;
const bob = { ...ada, userId: '100000000000000002' };
const resend = intent({ type: 'resendCode' });
const limitedSending = [start(), submitPhone(), failed(1, limited(3_600_000))];
const switchToBob: readonly FlowEvent[] = [{ type: 'disconnected' }, start(bob)];

describe('a rate limit', () => {
  it('belongs to an account: it does not hold up another one', () => {
    const { effects } = run([...limitedSending, ...switchToBob, submitPhone(PHONE, bob)]);
    expect(effects.map(({ userId }) => userId)).toEqual([ada.userId, bob.userId]);
  });

  it('is still in force when the account comes back', () => {
    const { effects } = run([
      ...limitedSending,
      ...switchToBob,
      { type: 'disconnected' },
      start(),
      submitPhone(),
    ]);
    expect(effects).toHaveLength(1);
  });

  it('on verifying and resending belongs to the address: it holds up every account', () => {
    const { step, effects } = run([
      ...toCode(),
      submitCode(),
      failed(2, limited(60_000)),
      ...switchToBob,
      submitPhone(PHONE, bob),
      { type: 'codeSent', callId: 3 },
      submitCode(bob),
    ]);
    expect(callsOf(effects)).toEqual(['sendCode', 'verifyPhone', 'sendCode']);
    expect(step).toMatchObject({ failure: { kind: 'rateLimited', retryAt: NOW + 60_000 } });
  });

  it('on the finish belongs to the account', () => {
    const { state } = run([...toPassword(), submitPassword(), failed(3, limited(60_000))]);
    expect(state.limits).toEqual([
      { userId: ada.userId, callType: 'finishPhone', until: NOW + 60_000 },
    ]);
  });

  it('survives closing and reopening', () => {
    expect(run([...limitedSending, close(), start(), submitPhone()]).effects).toHaveLength(1);
  });

  it('is forgotten with “Forget everything”', () => {
    const { state } = run([...limitedSending, { type: 'forgotten' }]);
    expect(state.limits).toEqual([]);
    expect(run([start(), submitPhone()], state).effects).toHaveLength(1);
  });
});

describe('a wait is capped by the length that Discord told, whatever the clock does', () => {
  it('set back a day after a code was sent: resending is possible after the pause', () => {
    const { effects } = run([...toCode(), at(NOW - DAY_MS + RESEND_PAUSE_MS, resend)]);
    expect(callsOf(effects)).toEqual(['sendCode', 'resendCode']);
  });

  it('a year ahead at the 429, then corrected', () => {
    const { effects } = run([
      start(),
      at(NOW + YEAR_MS, submitPhone()),
      failed(1, limited(60_000)),
      at(NOW + 120_000, submitPhone()),
    ]);
    expect(effects).toHaveLength(2);
  });

  it('asleep for longer than the wait', () => {
    expect(run([...limitedSending, at(NOW + DAY_MS, submitPhone())]).effects).toHaveLength(2);
  });

  it('shows no countdown that began before the clock was set back', () => {
    const opened: FlowEvent = { type: 'popupOpened', context: ada };
    expect(run([...limitedSending, at(NOW - DAY_MS, opened)]).step).toMatchObject({
      failure: { kind: 'rateLimited', retryAt: null },
    });
  });

  it.each([
    ['a captcha', captcha],
    ['MFA', mfaRequired('totp')],
  ])(
    'set back a day while %s interrupts the code: resending is possible at once',
    (_what, error) => {
      const earlier = NOW - DAY_MS;
      const { state, step } = run([
        ...toCode(),
        submitCode(),
        failed(2, error),
        at(earlier, back()),
      ]);
      expect(step).toMatchObject({ status: 'awaitingCode', resendAt: earlier });
      expect(state.progress.codes).toMatchObject([{ resendAt: earlier }]);
      expect(callsOf(run([resend], state, earlier).effects)).toEqual(['resendCode']);
    },
  );

  it('set back a day while the account is read after a limited repetition: no countdown follows', () => {
    const unsettled = [...toPassword(), submitPassword(), failed(3, timeout), withheld(4)];
    const limitedAgain = [...unsettled, submitPassword(), failed(5, limited(60_000))];
    expect(run([...limitedAgain, at(NOW - DAY_MS, read(6, null))]).step).toMatchObject({
      status: 'awaitingPassword',
      failure: { kind: 'rateLimited', retryAt: null },
    });
  });

  it('but holds while the clock runs', () => {
    expect(run([...limitedSending, at(NOW + 3_599_999, submitPhone())]).effects).toHaveLength(1);
    expect(run([...toCode(), at(NOW + RESEND_PAUSE_MS - 1, resend)]).effects).toHaveLength(1);
  });
});
