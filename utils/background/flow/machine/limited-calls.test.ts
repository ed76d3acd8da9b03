import { describe, expect, it } from 'vitest';
import { retryAtOf } from './retry-at.ts';
import type { FlowState, Step } from './state.ts';
import { stoppedByAccount } from './steps.ts';
import {
  answered,
  EVERY_STEP,
  failed,
  LATER,
  mfaRequired,
  OTHER_USER,
  sendMfaSms,
  stateAfter,
  stateAt,
  submitMfa,
} from './testing/every-step.ts';
import {
  ada,
  back,
  callsOf,
  close,
  intent,
  limited,
  recheck,
  run,
  submitCode,
  submitPassword,
  timeout,
  USER,
} from './testing/run-flow.ts';

const UNTIL = LATER + 5000;
const withLimits = (status: Step['status'], ...limits: FlowState['limits']): FlowState => ({
  ...stateAt(status),
  limits,
});

describe('a rate limit', () => {
  it('that was met outside of the flow is kept for its account, in every step', () => {
    for (const status of EVERY_STEP) {
      const state = withLimits(status, { userId: USER, callType: 'readAccount', until: 0 });
      for (const userId of [USER, OTHER_USER])
        expect(stateAfter(state, { type: 'readLimited', userId, retryAfterMs: 5000 })).toEqual({
          ...state,
          changedAt: LATER,
          limits: [
            ...(userId === USER ? [] : state.limits),
            { userId, callType: 'readAccount', until: UNTIL },
          ],
        });
    }
  });

  it.each([
    ['sendingCode', 'sendCode', USER],
    ['resendingCode', 'resendCode', null],
    ['verifyingCode', 'verifyPhone', null],
    ['finishing', 'finishPhone', USER],
    ['removing', 'removePhone', USER],
    ['confirming', 'readAccount', USER],
    ['sendingMfaSms', 'sendMfaSms', null],
    ['finishingMfa', 'sendCode', USER],
  ] as const)(
    'is kept for the call that ran into it, and its account or the address: %s, %s',
    (status, callType, userId) => {
      const state = stateAt(status);
      expect(failed(state, limited(5000)).limits).toEqual([{ userId, callType, until: UNTIL }]);
      expect(failed(state, limited(null)).limits).toEqual([]);
    },
  );

  it('on a repeated call that needs no authorization belongs to the address, too', () => {
    const asked = failed(stateAt('verifyingCode'), mfaRequired('totp'));
    const { limits } = failed(stateAfter(asked, submitMfa), limited(5000));
    expect(limits).toEqual([{ userId: null, callType: 'verifyPhone', until: UNTIL }]);
  });

  it('on an MFA answer is kept apart from one on the interrupted call', () => {
    const error = limited(5000);
    const state = answered(stateAt('finishingMfa'), { type: 'mfaFailed', error });
    expect(state.limits).toEqual([{ userId: USER, callType: 'finishMfa', until: UNTIL }]);
    expect(run([submitMfa], state, UNTIL - 1).effects).toEqual([]);
    expect(callsOf(run([submitMfa], state, UNTIL).effects)).toEqual(['finishMfa']);
  });

  it('replaces the last one of the same account and call and no other', () => {
    const others = [
      { userId: OTHER_USER, callType: 'sendCode', until: LATER + 1 },
      { userId: USER, callType: 'finishPhone', until: LATER + 2 },
      { userId: null, callType: 'verifyPhone', until: LATER + 3 },
    ];
    const sending = { userId: USER, callType: 'sendCode', until: LATER + 4 };
    expect(failed(withLimits('sendingCode', sending, ...others), limited(5000)).limits).toEqual([
      ...others,
      { ...sending, until: UNTIL },
    ]);
  });

  it('on the code is shown until it ends, and leaves resending alone', () => {
    const limit = { userId: null, callType: 'verifyPhone', until: UNTIL };
    const { step, effects } = run([submitCode()], withLimits('awaitingCode', limit), LATER);
    expect(effects).toEqual([]);
    expect(step).toMatchObject({
      status: 'awaitingCode',
      failure: { kind: 'rateLimited', discord: null, retryAt: UNTIL },
      resendAt: LATER,
    });
  });

  it('on the resend is shown where the resend is, and leaves the code alone', () => {
    const limit = { userId: null, callType: 'resendCode', until: UNTIL };
    const resend = intent({ type: 'resendCode' });
    const { state, step, effects } = run([resend], withLimits('awaitingCode', limit), LATER);
    expect(effects).toEqual([]);
    expect(step).toMatchObject({
      failure: { kind: 'rateLimited', discord: null, retryAt: null },
      resendAt: UNTIL,
    });
    expect(callsOf(run([submitCode()], state, LATER).effects)).toEqual(['verifyPhone']);
  });

  it('on the MFA answer is shown until it ends, and leaves the SMS alone', () => {
    const limit = { userId: USER, callType: 'finishMfa', until: UNTIL };
    const { step, effects } = run([submitMfa], withLimits('awaitingMfa', limit), LATER);
    expect(effects).toEqual([]);
    expect(step).toMatchObject({
      failure: { kind: 'rateLimited', discord: null, retryAt: UNTIL },
      mfaType: 'totp',
      smsAt: 0,
    });
  });

  it('on the SMS for MFA is shown where the SMS is, and leaves the answer alone', () => {
    const limit = { userId: null, callType: 'sendMfaSms', until: UNTIL };
    const { step, effects } = run([sendMfaSms], withLimits('awaitingMfa', limit), LATER);
    expect(effects).toEqual([]);
    expect(step).toMatchObject({
      failure: { kind: 'rateLimited', discord: null, retryAt: null },
      mfaType: 'sms',
      smsAt: UNTIL,
    });
  });

  it('is shown even without a connection, which is missed only afterwards', () => {
    const limit = { userId: null, callType: 'verifyPhone', until: LATER + 1 };
    const offline = intent({ type: 'submitCode', verificationCode: '482913' }, null);
    const state = withLimits('awaitingCode', limit);
    expect(stateAfter(state, offline).step).toMatchObject({ failure: { kind: 'rateLimited' } });
    expect(run([offline], state, LATER + 1).step).toMatchObject({
      status: 'awaitingCode',
      failure: { kind: 'notConnected' },
    });
  });

  it('tells when to retry', () => {
    expect(retryAtOf(failed(stateAt('sendingCode'), limited(5000)).step)).toBe(UNTIL);
    for (const status of ['awaitingPhone', 'sendingCode', 'idle', 'stopped'] as const)
      expect(retryAtOf(stateAt(status).step), status).toBeNull();
    const failure = { kind: 'rateLimited', discord: null, retryAt: LATER } as const;
    expect(retryAtOf({ ...stoppedByAccount(false), failure })).toBeNull();
  });
});

describe('a flow without a user', () => {
  it('makes no call', () => {
    const { step, effects } = run([submitCode()], { ...stateAt('awaitingCode'), userId: null });
    expect(effects).toEqual([]);
    expect(step).toMatchObject({ status: 'awaitingCode', failure: { kind: 'notConnected' } });
  });
});

describe('a rate limit on reading the account', () => {
  const opened = { type: 'popupOpened', context: ada } as const;
  const limitedWhile = (state: FlowState): FlowState => failed(state, limited(5000));

  it('is obeyed after a hand-off, and shown until it ends', () => {
    const state = limitedWhile(stateAfter(stateAt('handedOff'), recheck()));
    const shown = { status: 'handedOff', found: 'unsettled', retryAt: UNTIL };
    expect(state.step).toMatchObject(shown);
    const early = run([recheck()], state, UNTIL - 1);
    expect(early.effects).toEqual([]);
    expect(early.step).toMatchObject(shown);
    expect(callsOf(run([recheck()], early.state, UNTIL).effects)).toEqual(['readAccount']);
  });

  describe('while a change is unsettled', () => {
    const unsettled = limitedWhile(failed(stateAt('finishing'), timeout));
    const shown = { status: 'awaitingPassword', failure: { kind: 'unsettled', retryAt: UNTIL } };

    it.each([
      ['looking again', recheck()],
      ['Back', back()],
      ['Cancel', close()],
      ['opening the popup', opened],
    ])('is obeyed, and shown until it ends: %s', (_way, event) => {
      expect(unsettled.step).toMatchObject(shown);
      const early = run([event], unsettled, UNTIL - 1);
      expect(early.effects).toEqual([]);
      expect(early.step).toMatchObject(shown);
      expect(callsOf(run([event], early.state, UNTIL).effects)).toEqual(['readAccount']);
    });

    it.each([
      ['a repetition without an answer', (state: FlowState) => failed(state, timeout)],
      ['a limited repetition', (state: FlowState) => failed(state, limited(60_000))],
      ['a restart', (state: FlowState) => stateAfter(state, { type: 'restarted' })],
    ])('is obeyed after %s', (_what, end) => {
      const { step, progress } = end(stateAfter(unsettled, submitPassword()));
      expect(step).toMatchObject(shown);
      expect(progress.unsettled).toMatchObject({ isRead: false });
    });
  });

  it('leaves a change that Discord confirmed done, with the account unread', () => {
    const limits = [{ userId: USER, callType: 'readAccount', until: UNTIL }];
    const state = answered({ ...stateAt('finishing'), limits }, { type: 'finished' });
    expect(state.step).toMatchObject({ status: 'done', account: 'unread' });
  });
});
