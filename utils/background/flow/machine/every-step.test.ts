import { describe, expect, it } from 'vitest';
import type { FlowEvent } from './events.ts';
import { isActive } from './is-active.ts';
import { FlowState, noProgress, type Step } from './state.ts';
import {
  CALLING,
  CALLING_MFA,
  EVERY_STEP,
  INACTIVE,
  isIgnored,
  LATER,
  OTHER_USER,
  sendMfaSms,
  stateAfter,
  stateAt,
  submitMfa,
  WAITING,
} from './testing/every-step.ts';
import {
  ada,
  adaWith,
  back,
  close,
  haveCode,
  intent,
  OTHER_PHONE,
  PHONE,
  recheck,
  submitCode,
  submitPassword,
  submitPhone,
  USER,
} from './testing/run-flow.ts';

const stored = (state: FlowState): unknown => FlowState.parse(JSON.parse(JSON.stringify(state)));
const has = (statuses: readonly Step['status'][], status: Step['status']): boolean =>
  statuses.includes(status);
/** The state once the flow was left: limits and the number of the last call stay. */
const left = (state: FlowState): FlowState => ({
  ...state,
  userId: null,
  name: '',
  progress: noProgress,
  changedAt: LATER,
  step: { status: 'idle' },
});

describe.each(EVERY_STEP)('the step %s', (status) => {
  it('is reached by its history', () => {
    expect(stateAt(status).step.status).toBe(status);
  });

  it('can be stored and loaded as it is', () => {
    expect(stored(stateAt(status))).toEqual(stateAt(status));
  });

  it('is active unless the flow is over', () => {
    expect(isActive(stateAt(status).step)).toBe(!has(INACTIVE, status));
  });

  it.each([
    ['startPhone', 'awaitingPhone'],
    ['startRemoval', 'awaitingRemovalPassword'],
  ] as const)('gives way to %s only where nothing can be lost', (type, first) => {
    const state = stateAt(status);
    const event = intent({ type }, adaWith(PHONE));
    const isFree = has([...INACTIVE, 'awaitingPhone', 'awaitingRemovalPassword'], status);
    if (isFree)
      expect(stateAfter(state, event)).toEqual({
        ...state,
        userId: USER,
        name: ada.name,
        progress: noProgress,
        changedAt: LATER,
        step: stateAt(first).step,
      });
    else expect(isIgnored(state, event)).toBe(true);
    expect(isIgnored(state, intent({ type }, null))).toBe(true);
  });

  it('is closed unless a call is in flight', () => {
    const state = stateAt(status);
    if ('callId' in state.step || status === 'idle') expect(isIgnored(state, close())).toBe(true);
    else expect(stateAfter(state, close())).toEqual(left(state));
  });

  it('is forgotten when the user disconnects', () => {
    const state = stateAt(status);
    expect(stateAfter(state, { type: 'disconnected' })).toEqual(left(state));
  });

  it('belongs to its user alone', () => {
    const state = stateAt(status);
    expect(isIgnored(state, { type: 'userChanged', userId: USER })).toBe(true);
    const toOther: FlowEvent = { type: 'userChanged', userId: OTHER_USER };
    if (status === 'idle' || status === 'stopped') expect(isIgnored(state, toOther)).toBe(true);
    else if (status === 'done') expect(stateAfter(state, toOther)).toEqual(left(state));
    else
      expect(stateAfter(state, toOther).step).toMatchObject({
        status: 'stopped',
        failure: { kind: 'accountChanged' },
        unsettled: 'callId' in state.step && status !== 'confirming',
      });
  });

  it('ends when its account signs out, and says so where a call was in flight', () => {
    const state = stateAt(status);
    expect(isIgnored(state, { type: 'signedOut', userId: OTHER_USER })).toBe(true);
    const event: FlowEvent = { type: 'signedOut', userId: USER };
    if (status === 'idle' || status === 'stopped') expect(isIgnored(state, event)).toBe(true);
    else if ('callId' in state.step && status !== 'confirming')
      expect(stateAfter(state, event)).toMatchObject({
        progress: noProgress,
        step: { status: 'stopped', unsettled: true },
      });
    else expect(stateAfter(state, event)).toEqual(left(state));
  });

  it('stays when the popup is opened, because nothing is unsettled', () => {
    expect(isIgnored(stateAt(status), { type: 'popupOpened', context: ada })).toBe(true);
  });
});

describe('a finished flow', () => {
  it('can be stored with whatever the change was, how it ended, what it settles, and its limits', () => {
    for (const what of ['added', 'reverified', 'removed'] as const)
      for (const account of ['confirms', 'differs', 'unread'] as const)
        for (const settles of [null, 'REQUIRE_VERIFIED_PHONE']) {
          const state: FlowState = {
            ...stateAt('done'),
            limits: [
              { userId: USER, callType: 'sendCode', until: LATER },
              { userId: null, callType: 'verifyPhone', until: LATER },
            ],
            step: { status: 'done', what, phone: PHONE, account, settles },
          };
          expect(stored(state)).toEqual(state);
        }
  });
});

describe('an intent', () => {
  const submitRemoval = intent({ type: 'submitRemoval', password: 'p' }, adaWith(PHONE));
  it.each<[string, FlowEvent, readonly Step['status'][]]>([
    ['submitPhone', submitPhone(), ['awaitingPhone']],
    ['submitCode', submitCode(), ['awaitingCode']],
    ['resendCode', intent({ type: 'resendCode' }), ['awaitingCode']],
    ['submitPassword', submitPassword(), ['awaitingPassword']],
    ['submitRemoval', submitRemoval, ['awaitingRemovalPassword']],
    ['submitMfa', submitMfa, ['awaitingMfa']],
    ['sendMfaSms', sendMfaSms, ['awaitingMfa']],
    ['chooseMfaType', intent({ type: 'chooseMfaType', mfaType: 'sms' }), ['awaitingMfa']],
    ['recheckAccount', recheck(), ['handedOff']],
    // Only once resending was refused.
    ['sendNewCode', intent({ type: 'sendNewCode' }), []],
    // Only where a code was or may have been sent.
    ['haveCode', haveCode(), []],
    ['back', back(), ['awaitingCode', 'awaitingPassword', 'awaitingMfa', 'handedOff']],
  ])('is ignored where it is not offered: %s', (_type, event, offering) => {
    const answering = EVERY_STEP.filter((status) => !isIgnored(stateAt(status), event));
    expect(answering.toSorted()).toEqual(offering.toSorted());
  });

  it('to enter a code is ignored for a number to which none was sent, and in other steps', () => {
    const state = stateAfter(stateAt('awaitingCode'), back());
    expect(isIgnored(state, haveCode())).toBe(false);
    expect(isIgnored(state, haveCode(OTHER_PHONE))).toBe(true);
    const { progress } = state;
    for (const status of EVERY_STEP.filter((each) => each !== 'awaitingPhone'))
      expect(isIgnored({ ...stateAt(status), progress }, haveCode()), status).toBe(true);
  });

  it('to read the account is ignored without a connection', () => {
    expect(isIgnored(stateAt('handedOff'), intent({ type: 'recheckAccount' }, null))).toBe(true);
  });

  it('to read the account is ignored where no call can have changed it', () => {
    const failure = { kind: 'unsettled', discord: null, retryAt: null } as const;
    for (const status of ['awaitingPhone', 'awaitingCode', 'awaitingMfa'] as const) {
      const state = stateAt(status);
      const step = { ...state.step, failure } as Step;
      expect(isIgnored({ ...state, step }, recheck()), status).toBe(true);
    }
  });

  it.each([
    ['a code', 'awaitingCode', submitCode({ ...ada, userId: OTHER_USER })],
    ['a look at the account', 'handedOff', recheck({ ...ada, userId: OTHER_USER })],
  ] as const)(
    'of another account stops the flow with nothing unsettled, since no call was in flight: %s',
    (_what, status, event) => {
      expect(stateAfter(stateAt(status), event).step).toMatchObject({
        status: 'stopped',
        failure: { kind: 'accountChanged' },
        unsettled: false,
      });
    },
  );
});

describe('nothing happens', () => {
  it.each([...WAITING, ...INACTIVE])(
    'at the end of a call where none is in flight: %s',
    (status) => {
      const state = stateAt(status);
      expect(isIgnored(state, { type: 'codeSent', callId: state.lastCallId })).toBe(true);
    },
  );

  it.each([...CALLING, ...CALLING_MFA, 'confirming'] as const)(
    'at the end of another call than the one in flight: %s',
    (status) => {
      const state = stateAt(status);
      for (const callId of [state.lastCallId - 1, state.lastCallId + 1])
        for (const type of ['codeSent', 'finished'] as const)
          expect(isIgnored(state, { type, callId })).toBe(true);
    },
  );

  it.each([...WAITING, ...INACTIVE])(
    'at a restart in a step that waits for the user: %s',
    (status) => {
      expect(isIgnored(stateAt(status), { type: 'restarted' })).toBe(true);
    },
  );
});
