import { describe, expect, it } from 'vitest';
import type { CallError } from '../../discord-api/call-error.ts';
import { RESEND_PAUSE_MS } from './steps.ts';
import { failed, isIgnored, LATER, stateAfter, stateAt, withheld } from './testing/every-step.ts';
import {
  at,
  failed as callFailed,
  discordError,
  intent,
  limited,
  PHONE,
  run,
  submitCode,
  timeout,
  toCode,
} from './testing/run-flow.ts';

const resend = intent({ type: 'resendCode' });
const sendNewCode = intent({ type: 'sendNewCode' });

describe('a resend that failed', () => {
  it.each<[string, CallError, object]>([
    ['got no answer', timeout, { delivery: 'uncertain', resendRefused: false }],
    ['was refused', discordError(70_003), { delivery: 'sent', resendRefused: true }],
    ['was limited', limited(5000), { delivery: 'sent', resendRefused: false }],
  ])(
    'keeps the code that was typed and says whether a new one may come: it %s',
    (_how, error, expected) => {
      expect(stateAt('resendingCode').step).toMatchObject({
        verificationCode: '482913',
        delivery: 'sent',
      });
      expect(failed(stateAt('resendingCode'), error).step).toMatchObject({
        status: 'awaitingCode',
        verificationCode: '482913',
        ...expected,
      });
    },
  );

  it('because it was not made keeps all that was typed and known', () => {
    expect(withheld(stateAt('resendingCode'), 'offline').step).toMatchObject({
      status: 'awaitingCode',
      verificationCode: '482913',
      delivery: 'sent',
      resendAt: LATER,
      resendRefused: false,
    });
  });

  it.each([
    [399, false],
    [400, true],
    [499, true],
    [500, false],
  ])('was refused with status %d: %s', (status, resendRefused) => {
    const state = stateAt('resendingCode');
    for (const error of [{ name: 'httpError', status } as const, discordError(0, [], status)])
      expect(failed(state, error).step).toMatchObject({ resendRefused });
  });

  it('never shortens the pause', () => {
    const state = stateAt('resendingCode');
    const pauseAfter = (error: CallError) => failed(state, error).step;
    for (const error of [timeout, discordError(70_003), limited(null), limited(0)])
      expect(pauseAfter(error)).toMatchObject({ resendAt: LATER });
    expect(pauseAfter(limited(5000))).toMatchObject({ resendAt: LATER + 5000 });
  });

  it('says nothing about the session, whose authorization it did not carry', () => {
    const unauthorized: CallError = { name: 'unauthorized', message: null };
    const state = failed(stateAt('resendingCode'), unauthorized);
    expect(state.step).toMatchObject({
      status: 'awaitingCode',
      verificationCode: '482913',
      failure: { kind: 'authorizationNeeded' },
      resendRefused: false,
    });
    // The next one carries it.
    expect(failed(stateAfter(state, resend), unauthorized).step).toMatchObject({
      failure: { kind: 'signInExpired' },
    });
  });

  it('keeps what was typed and known over a restart', () => {
    expect(stateAfter(stateAt('resendingCode'), { type: 'restarted' }).step).toMatchObject({
      status: 'awaitingCode',
      verificationCode: '482913',
      delivery: 'uncertain',
      resendAt: LATER,
    });
  });
});

describe('another code', () => {
  const wrongCode = () =>
    run([...toCode(), submitCode(), callFailed(2, discordError(50_037))]).state;

  it('can be had by the same number’s resend alone until that was refused', () => {
    expect(isIgnored(wrongCode(), sendNewCode)).toBe(true);
    expect(isIgnored(wrongCode(), resend)).toBe(false);
  });

  it('comes by a new send after a refused resend', () => {
    const refused = failed(stateAt('resendingCode'), discordError(70_003));
    const { step, effects } = run([sendNewCode], refused, LATER);
    expect(step).toMatchObject({ status: 'sendingCode', phone: PHONE });
    expect(effects).toMatchObject([{ call: { type: 'sendCode', phone: PHONE } }]);
  });

  it('is not sent before the pause is over, even after a refused resend', () => {
    const early = at(LATER - 1, resend);
    expect(run([early], wrongCode()).effects).toEqual([]);
    const limitedTo = failed(stateAt('resendingCode'), limited(RESEND_PAUSE_MS));
    expect(isIgnored(limitedTo, resend)).toBe(true);
    expect(isIgnored(limitedTo, sendNewCode)).toBe(true);
  });
});
