import { describe, expect, it } from 'vitest';
import type { FlowEvent } from './events.ts';
import {
  at,
  back,
  callsOf,
  captcha,
  close,
  discordError,
  failed,
  haveCode,
  intent,
  limited,
  NOW,
  OTHER_PHONE,
  PHONE,
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

const HOUR_MS = 3_600_000;

describe('a code that was delivered stays reachable until it was used or the user starts over', () => {
  const again = [...toCode(), back(), submitPhone()];
  it.each<[string, readonly FlowEvent[]]>([
    ['going back', [...toCode(), back()]],
    ['a refused new send', [...again, failed(2, discordError(70_003))]],
    ['a limited new send', [...again, failed(2, limited(HOUR_MS))]],
    ['a new send that was limited without a time', [...again, failed(2, limited(null))]],
    ['an offline new send', [...again, withheld(2)]],
    ['a new send that a captcha stopped', [...again, failed(2, captcha), back()]],
    [
      'another number that was refused',
      [...toCode(), back(), submitPhone(OTHER_PHONE), failed(2, discordError(70_005))],
    ],
    [
      'another number that nobody answered for',
      [...toCode(), back(), submitPhone(OTHER_PHONE), failed(2, timeout)],
    ],
    [
      'another number that got a code, too',
      [...toCode(), back(), submitPhone(OTHER_PHONE), { type: 'codeSent', callId: 2 }, back()],
    ],
    [
      'another number that was verified, and going back',
      [
        ...toCode(),
        back(),
        submitPhone(OTHER_PHONE),
        { type: 'codeSent', callId: 2 },
        submitCode(),
        { type: 'phoneVerified', callId: 3, phoneToken: 't' },
        back(),
      ],
    ],
    [
      'a number refused at the code',
      [
        ...toCode(),
        submitCode(),
        failed(2, discordError(50_035, [{ path: 'phone', code: 'X', message: 'm' }])),
      ],
    ],
  ])('after %s', (_what, events) => {
    const before = run(events);
    const { step, effects } = run([haveCode()], before.state);
    expect(step).toMatchObject({ status: 'awaitingCode', phone: PHONE, delivery: 'sent' });
    expect(effects).toEqual([]);
  });

  it('after “Send a new code” and a rate limit', () => {
    const { step, effects } = run([
      ...toCode(),
      at(NOW + 60_000, intent({ type: 'resendCode' })),
      failed(2, discordError(70_003)),
      intent({ type: 'sendNewCode' }),
      failed(3, limited(HOUR_MS)),
      haveCode(),
    ]);
    expect(step).toMatchObject({ status: 'awaitingCode', phone: PHONE });
    expect(callsOf(effects)).toEqual(['sendCode', 'resendCode', 'sendCode']);
  });

  it('and offers the code that may have been sent to another number as well', () => {
    const { state } = run([...toCode(), back(), submitPhone(OTHER_PHONE), failed(2, timeout)]);
    expect(state.progress.codes.map(({ phone }) => phone)).toEqual([OTHER_PHONE, PHONE]);
    expect(run([haveCode(OTHER_PHONE)], state).step).toMatchObject({
      status: 'awaitingCode',
      phone: OTHER_PHONE,
      delivery: 'uncertain',
    });
  });

  it.each<[string, FlowEvent]>([
    ['using it', { type: 'phoneVerified', callId: 2, phoneToken: 't' }],
    ['starting over', close()],
    ['disconnecting', { type: 'disconnected' }],
  ])('and no longer after %s', (_what, event) => {
    const before = event.type === 'phoneVerified' ? [...toCode(), submitCode()] : toCode();
    const { state } = run([...before, event]);
    expect(state.progress.codes).toEqual([]);
  });
});

describe('going back from the password', () => {
  it('keeps the phone token: the same number goes straight to the password again, without an SMS', () => {
    const { step, effects } = run([...toPassword(), back(), submitPhone()]);
    expect(step).toMatchObject({ status: 'awaitingPassword', phoneToken: 'phone-token' });
    expect(callsOf(effects)).toEqual(['sendCode', 'verifyPhone']);
  });

  it('starts anew for another number', () => {
    const { step, effects } = run([...toPassword(), back(), submitPhone(OTHER_PHONE)]);
    expect(step).toMatchObject({ status: 'sendingCode', phone: OTHER_PHONE });
    expect(callsOf(effects)).toEqual(['sendCode', 'verifyPhone', 'sendCode']);
  });

  it('needs a new code once Discord no longer accepts the phone token', () => {
    const { effects } = run([
      ...toPassword(),
      submitPassword(),
      failed(3, discordError(50_037)),
      submitPhone(),
    ]);
    expect(callsOf(effects).at(-1)).toBe('sendCode');
  });

  it('works while sending is limited, because nothing is sent', () => {
    const { state } = run([
      ...toPassword(),
      back(),
      submitPhone(OTHER_PHONE),
      failed(3, limited(HOUR_MS)),
    ]);
    expect(run([submitPhone()], state).step).toMatchObject({ status: 'awaitingPassword' });
  });

  it('ends with the flow', () => {
    const { state } = run([...toPassword(), close(), start()]);
    expect(JSON.stringify(state)).not.toContain('phone-token');
  });
});
