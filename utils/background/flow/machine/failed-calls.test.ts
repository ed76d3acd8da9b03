import { describe, expect, it } from 'vitest';
import type { CallError } from '../../discord-api/call-error.ts';
import {
  failed,
  isIgnored,
  LATER,
  mfaRequired,
  stateAfter,
  stateAt,
  submitMfa,
} from './testing/every-step.ts';
import {
  failed as callFailed,
  callsOf,
  discordError,
  haveCode,
  intent,
  PHONE,
  run,
  timeout,
} from './testing/run-flow.ts';

const unauthorized: CallError = { name: 'unauthorized', message: null };
const badRequest: CallError = { name: 'httpError', status: 400 };

describe('a failed call', () => {
  it.each([
    ['sendingCode', 'signInExpired'],
    ['finishing', 'signInExpired'],
    ['removing', 'signInExpired'],
    ['resendingCode', 'authorizationNeeded'],
    ['verifyingCode', 'authorizationNeeded'],
    ['sendingMfaSms', 'authorizationNeeded'],
  ] as const)(
    'with 401 is about the session when the call carried its authorization: %s, %s',
    (status, kind) => {
      expect(failed(stateAt(status), unauthorized).step).toMatchObject({ failure: { kind } });
    },
  );

  it.each<[string, CallError, object]>([
    ['a 400 without a known reason', discordError(99_999), { kind: 'wrongCode' }],
    ['a 400 that is not Discord’s', badRequest, { kind: 'unreadableAnswer' }],
    ['a 401', unauthorized, { kind: 'authorizationNeeded' }],
    ['no answer', timeout, { kind: 'noAnswer' }],
  ])('while verifying keeps code, pause and delivery: %s', (_what, error, failure) => {
    expect(failed(stateAt('verifyingCode'), error).step).toMatchObject({
      status: 'awaitingCode',
      phone: PHONE,
      delivery: 'sent',
      verificationCode: '482913',
      resendAt: LATER,
      failure,
    });
  });

  it('while verifying leads to the number when the number was refused, and keeps its code', () => {
    const state = failed(stateAt('verifyingCode'), discordError(50_022));
    expect(state.step).toMatchObject({
      status: 'awaitingPhone',
      phone: PHONE,
      failure: { kind: 'invalidPhone' },
    });
    expect(state.progress.codes).toMatchObject([{ phone: PHONE, delivery: 'sent' }]);
  });

  it('while sending keeps the code that may have been sent, and another can be had at once', () => {
    const state = failed(stateAt('sendingCode'), timeout);
    expect(state.progress.codes).toMatchObject([{ phone: PHONE, delivery: 'uncertain' }]);
    const entering = stateAfter(state, haveCode());
    expect(entering.step).toMatchObject({
      status: 'awaitingCode',
      phone: PHONE,
      delivery: 'uncertain',
      failure: null,
    });
    const resend = run([intent({ type: 'resendCode' })], entering, LATER);
    expect(callsOf(resend.effects)).toEqual(['resendCode']);
  });

  it('while sending keeps no code when none can have been sent', () => {
    const state = failed(stateAt('sendingCode'), discordError(50_022));
    expect(state.progress.codes).toEqual([]);
    expect(isIgnored(state, haveCode())).toBe(true);
  });

  it('while removing returns to the password', () => {
    expect(failed(stateAt('removing'), discordError(50_018)).step).toEqual({
      status: 'awaitingRemovalPassword',
      phone: PHONE,
      failure: {
        kind: 'wrongPassword',
        discord: { message: 'words of Discord', code: 50_018 },
        retryAt: null,
      },
    });
  });

  it.each(['finishing', 'removing'] as const)(
    'whose end nobody saw is not repeated: the account is read after %s',
    (status) => {
      const state = stateAt(status);
      const lost = run([callFailed(state.lastCallId, timeout)], state, LATER);
      expect(lost.step).toMatchObject({
        status: 'confirming',
        finished: false,
        handedOff: null,
        refusal: null,
        after: state.step,
      });
      expect(callsOf(lost.effects)).toEqual(['readAccount']);
      expect(lost.state.progress.unsettled).toEqual({ step: state.step, isRead: false });
    },
  );
});

describe('a call that was repeated after MFA', () => {
  it.each<[string, CallError, object]>([
    ['a wrong MFA answer', discordError(60_008), { status: 'awaitingMfa' }],
    [
      'a refused number',
      discordError(50_022),
      { status: 'awaitingPhone', failure: { kind: 'invalidPhone' } },
    ],
    ['a 400 that is not Discord’s', badRequest, { status: 'awaitingPhone' }],
    ['no answer', timeout, { status: 'awaitingPhone', failure: { kind: 'noAnswer' } }],
  ])('ends like the call itself, but for a wrong MFA answer: %s', (_what, error, expected) => {
    expect(failed(stateAt('finishingMfa'), error).step).toMatchObject(expected);
  });

  it('is the only one that a wrong MFA answer is said of', () => {
    expect(failed(stateAt('sendingCode'), discordError(60_008)).step).toMatchObject({
      status: 'awaitingPhone',
    });
  });

  it('may have sent a code', () => {
    const { progress } = failed(stateAt('finishingMfa'), timeout);
    expect(progress.codes).toMatchObject([{ phone: PHONE, delivery: 'uncertain' }]);
  });

  it.each(['finishing', 'removing'] as const)(
    'leads to reading the account when nobody saw its end: %s',
    (status) => {
      const interrupted = stateAt(status);
      const repeated = stateAfter(failed(interrupted, mfaRequired('totp')), submitMfa);
      expect(failed(repeated, timeout).step).toMatchObject({
        status: 'confirming',
        finished: false,
        after: interrupted.step,
      });
    },
  );
});
