import { describe, expect, it } from 'vitest';
import type { CallOutcome } from './events.ts';
import type { Step } from './state.ts';
import {
  answered,
  CALLING,
  CALLING_MFA,
  failed,
  isIgnored,
  stateAfter,
  stateAt,
  withheld,
} from './testing/every-step.ts';
import {
  back,
  discordError,
  haveCode,
  PHONE,
  submitPassword,
  timeout,
} from './testing/run-flow.ts';

describe('an answer that does not fit the call', () => {
  const answers = {
    codeSent: { type: 'codeSent' },
    phoneVerified: { type: 'phoneVerified', phoneToken: 'other' },
    finished: { type: 'finished' },
    accountRead: { type: 'accountRead', phone: PHONE, required: { action: null } },
    mfaSmsSent: { type: 'mfaSmsSent', to: '+***' },
    mfaFailed: { type: 'mfaFailed', error: discordError(60_008) },
  } as const;

  it.each<[Step['status'], readonly CallOutcome['type'][]]>([
    ['sendingCode', ['codeSent']],
    ['resendingCode', ['codeSent']],
    ['verifyingCode', ['phoneVerified']],
    ['finishing', ['finished']],
    ['removing', ['finished']],
    ['confirming', ['accountRead']],
    ['sendingMfaSms', ['mfaSmsSent']],
    // The repeated call sends a code.
    ['finishingMfa', ['codeSent', 'mfaFailed']],
  ])('counts as a failure: %s', (status, types) => {
    const state = stateAt(status);
    const failure = failed(state, { name: 'handsetError' });
    for (const outcome of Object.values(answers)) {
      const ended = answered(state, outcome);
      if (types.includes(outcome.type)) expect(ended, outcome.type).not.toEqual(failure);
      else expect(ended, outcome.type).toEqual(failure);
    }
  });
});

describe('a call that was not made', () => {
  it.each([
    ['sendingCode', 'awaitingPhone'],
    ['resendingCode', 'awaitingCode'],
    ['verifyingCode', 'awaitingCode'],
    ['finishing', 'awaitingPassword'],
    ['removing', 'awaitingRemovalPassword'],
  ] as const)('returns to the step before, with the number: from %s to %s', (from, to) => {
    expect(withheld(stateAt(from), 'offline').step).toMatchObject({
      status: to,
      phone: PHONE,
      failure: { kind: 'offline' },
    });
  });

  it.each(CALLING_MFA)('returns to the question for MFA: %s', (status) => {
    expect(withheld(stateAt(status), 'offline').step).toMatchObject({
      status: 'awaitingMfa',
      failure: { kind: 'offline' },
    });
  });

  it.each(CALLING_MFA)(
    'returns to the interrupted step when the password is no longer there: %s',
    (status) => {
      expect(withheld(stateAt(status), 'passwordForgotten').step).toMatchObject({
        status: 'awaitingPhone',
        failure: { kind: 'passwordForgotten' },
      });
    },
  );

  it.each([...CALLING, ...CALLING_MFA])(
    'stops the flow for another account, with nothing unsettled: %s',
    (status) => {
      expect(withheld(stateAt(status), 'accountChanged').step).toMatchObject({
        status: 'stopped',
        unsettled: false,
      });
    },
  );

  it('stops the flow for another account with what was unsettled before', () => {
    const unsettled = withheld(failed(stateAt('finishing'), timeout), 'offline');
    expect(withheld(stateAfter(unsettled, submitPassword()), 'accountChanged').step).toMatchObject({
      status: 'stopped',
      unsettled: true,
    });
  });

  it('leaves the result unread when it was to read the account', () => {
    expect(withheld(stateAt('confirming'), 'accountChanged').step).toMatchObject({
      status: 'done',
      account: 'unread',
    });
  });
});

describe('a number to which nothing was sent', () => {
  it.each([
    ['the call was not made', () => withheld(stateAt('sendingCode'), 'offline')],
    ['Discord wanted a captcha', () => stateAfter(stateAt('handedOff'), back())],
    ['Discord wanted MFA', () => stateAfter(stateAt('awaitingMfa'), back())],
  ])('is not said to have got a code: %s', (_why, reach) => {
    const state = reach();
    expect(state.step).toMatchObject({ status: 'awaitingPhone', phone: PHONE });
    expect(state.progress.codes).toEqual([]);
    expect(isIgnored(state, haveCode())).toBe(true);
  });
});
