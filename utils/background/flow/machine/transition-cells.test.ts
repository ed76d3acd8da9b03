import { describe, expect, it } from 'vitest';
import type { FlowIntent } from '#shared/flow/flow-intent.ts';
import type { CallError } from '../../discord-api/call-error.ts';
import type { FlowEvent, IntentContext } from './events.ts';
import { isActive } from './is-active.ts';
import { needsPassword } from './needs-password.ts';
import { retryAtOf } from './retry-at.ts';
import { FlowState, idleFlow } from './state.ts';
import { RESEND_PAUSE_MS } from './steps.ts';
import { transition } from './transition.ts';

// The cells of the table of steps and events that no story in transition.test.ts comes through.

const NOW = 1_700_000_000_000;
const USER = '100000000000000001';
const OTHER = '100000000000000002';
const PHONE = '+14155550123';

const account: IntentContext = {
  userId: USER,
  phone: PHONE,
  hasPhone: true,
  hasEmail: true,
  requiredAction: null,
};
const intent = (value: FlowIntent, context: IntentContext | null = account): FlowEvent => ({
  type: 'intent',
  intent: value,
  context,
});
const stateAfter = (state: FlowState, ...events: readonly FlowEvent[]): FlowState =>
  events.reduce((before, event) => transition(before, event, NOW)[0], state);
const effectsOf = (state: FlowState, event: FlowEvent, now = NOW) =>
  transition(state, event, now)[1];
const expectNothing = (state: FlowState, event: FlowEvent): void =>
  expect(transition(state, event, NOW)).toEqual([state, []]);

/** An answer to the call in flight. */
const answer = (state: FlowState, outcome: Record<string, unknown>): FlowState =>
  transition(state, { ...outcome, callId: state.lastCallId } as FlowEvent, NOW)[0];
const failed = (state: FlowState, error: CallError): FlowState =>
  answer(state, { type: 'callFailed', error });
const withheld = (state: FlowState, why: string): FlowState =>
  answer(state, { type: 'callWithheld', why });

const discordError = (code: number, status = 400): CallError => ({
  name: 'discordError',
  status,
  code,
  message: null,
  fields: [],
});
const limit = (retryAfterMs: number | null): CallError => ({
  name: 'rateLimited',
  retryAfterMs,
  message: null,
});
const mfa = (...methods: ('totp' | 'sms' | 'backup' | 'password')[]): CallError => ({
  name: 'mfaRequired',
  challenge: { ticket: 'ticket', methods, backupCodesAllowed: true },
});

const submitPhone = intent({
  type: 'submitPhone',
  phone: PHONE,
  changePhoneReason: 'contact_sync',
});
const submitCode = intent({ type: 'submitCode', verificationCode: '482913' });
const submitPassword = intent({ type: 'submitPassword', password: 'p' });
const submitRemoval = intent({
  type: 'submitRemoval',
  password: 'p',
  changePhoneReason: 'contact_sync',
});
const answerMfa = intent({ type: 'submitMfa', data: '123456' });
const sendMfaSms = intent({ type: 'sendMfaSms' });
const restarted: FlowEvent = { type: 'restarted' };

// One state for every step.
const awaitingPhone = stateAfter(idleFlow, intent({ type: 'startPhone' }));
const sendingCode = stateAfter(awaitingPhone, submitPhone);
const awaitingCode = answer(sendingCode, { type: 'codeSent' });
const verifyingCode = stateAfter(awaitingCode, submitCode);
const codeRefused = failed(verifyingCode, discordError(50_037));
const [resendingCode] = transition(
  codeRefused,
  intent({ type: 'resendCode' }),
  NOW + RESEND_PAUSE_MS,
);
const awaitingPassword = answer(verifyingCode, { type: 'phoneVerified', phoneToken: 'token' });
const finishing = stateAfter(awaitingPassword, submitPassword);
const awaitingRemoval = stateAfter(idleFlow, intent({ type: 'startRemoval' }));
const removing = stateAfter(awaitingRemoval, submitRemoval);
const confirming = answer(finishing, { type: 'finished' });
const awaitingMfa = failed(sendingCode, mfa('totp', 'sms'));
const awaitingMfaForPassword = failed(finishing, mfa('totp', 'sms'));
const sendingMfaSms = stateAfter(awaitingMfa, sendMfaSms);
const finishingMfa = stateAfter(awaitingMfa, answerMfa);
const handedOff = failed(sendingCode, { name: 'captchaRequired' });
const done = answer(confirming, { type: 'accountRead', phone: PHONE, reverifyRequired: false });
const stopped = stateAfter(awaitingCode, { type: 'userChanged', userId: OTHER });

const waiting = { awaitingPhone, awaitingCode, awaitingPassword, awaitingRemoval, awaitingMfa };
const calling = { sendingCode, resendingCode, verifyingCode, finishing, removing, confirming };
const callingMfa = { sendingMfaSms, finishingMfa };
const ended = { idleFlow, done, stopped };
const all = Object.entries({ ...waiting, ...calling, ...callingMfa, ...ended, handedOff });
const nameOf = (state: FlowState): string => state.step.status;

it('these states are one for each step', () => {
  expect(new Set(all.map(([, state]) => nameOf(state))).size).toBe(all.length);
});

describe('every step', () => {
  it.each(all)('can be stored and loaded as it is: %s', (_, state) => {
    expect(FlowState.parse(JSON.parse(JSON.stringify(state)))).toEqual(state);
  });

  it('can be stored with whatever the change was, how it ended, and its limits', () => {
    for (const what of ['added', 'reverified', 'removed'] as const)
      for (const result of ['confirms', 'differs', 'unread'] as const) {
        const step = { status: 'done', what, phone: PHONE, account: result } as const;
        const state = { ...done, limits: [{ callType: 'sendCode', until: NOW }], step };
        expect(FlowState.parse(JSON.parse(JSON.stringify(state)))).toEqual(state);
      }
  });

  it.each(all)('is active unless the flow is over: %s', (_, state) => {
    expect(isActive(state.step)).toBe(!Object.values(ended).includes(state));
  });

  it.each(all)('starts a flow only when none is in progress: %s', (_, state) => {
    const isFree = Object.values(ended).includes(state);
    for (const [type, next] of [
      ['startPhone', awaitingPhone],
      ['startRemoval', awaitingRemoval],
    ] as const) {
      const started = stateAfter(state, intent({ type }));
      expect(started.step).toEqual(isFree ? next.step : state.step);
      if (isFree) expect(started.userId).toBe(USER);
      expectNothing(state, intent({ type }, null));
    }
  });

  it.each(all)('is closed unless a call is in flight: %s', (_, state) => {
    const closed = stateAfter(state, intent({ type: 'close' }));
    if ('callId' in state.step) expect(closed).toBe(state);
    else expect(closed).toEqual({ ...state, userId: null, step: { status: 'idle' } });
  });

  it.each(all)('is forgotten when the user disconnects: %s', (_, state) => {
    const left = stateAfter(state, { type: 'disconnected' });
    expect(left).toEqual({ ...state, userId: null, step: { status: 'idle' } });
  });

  it.each(all)('belongs to its user alone: %s', (name, state) => {
    expectNothing(state, { type: 'userChanged', userId: USER });
    const { step, userId } = stateAfter(state, { type: 'userChanged', userId: OTHER });
    if (name === 'idleFlow' || name === 'stopped') expect(step).toBe(state.step);
    else if (name === 'done')
      expect({ step, userId }).toEqual({ step: idleFlow.step, userId: null });
    else
      expect(step).toMatchObject({
        status: 'stopped',
        failure: { kind: 'accountChanged' },
        unsettled: 'callId' in state.step,
      });
  });

  const intents: readonly [FlowIntent, readonly FlowState[]][] = [
    [{ type: 'submitPhone', phone: PHONE, changePhoneReason: 'contact_sync' }, [awaitingPhone]],
    [{ type: 'submitCode', verificationCode: '482913' }, [awaitingCode]],
    [{ type: 'submitPassword', password: 'p' }, [awaitingPassword]],
    [
      { type: 'submitRemoval', password: 'p', changePhoneReason: 'contact_sync' },
      [awaitingRemoval],
    ],
    [{ type: 'submitMfa', data: '1' }, [awaitingMfa]],
    [{ type: 'sendMfaSms' }, [awaitingMfa]],
    [{ type: 'chooseMfaType', mfaType: 'sms' }, [awaitingMfa]],
    [{ type: 'recheckAccount' }, [handedOff]],
    [{ type: 'sendNewCode' }, []],
    [{ type: 'haveCode' }, []],
    [{ type: 'back' }, [awaitingCode, awaitingPassword, awaitingMfa, handedOff]],
  ];
  it.each(intents)('ignores what it does not offer: %o', (value, offering) => {
    for (const [name, state] of all)
      expect(stateAfter(state, intent(value)) !== state, name).toBe(offering.includes(state));
  });

  it.each(Object.entries({ ...waiting, ...ended, handedOff }))(
    'that waits ignores the end of a call: %s',
    (_, state) => {
      expectNothing(state, { type: 'codeSent', callId: state.lastCallId });
    },
  );
});

describe('nothing happens', () => {
  it.each(Object.entries({ ...calling, ...callingMfa }))(
    'at the end of another call than the one in flight: %s',
    (_, state) => {
      for (const callId of [state.lastCallId - 1, state.lastCallId + 1])
        for (const type of ['codeSent', 'finished'] as const)
          expectNothing(state, { type, callId });
    },
  );

  it.each(
    Object.entries({
      awaitingPhone,
      awaitingCode,
      awaitingPassword,
      awaitingRemoval,
      handedOff,
      ...ended,
    }),
  )('at a restart in a step that waits for the user: %s', (_, state) => {
    expectNothing(state, restarted);
  });

  it('when a code is said to have come without a number to which it was sent', () => {
    const step = { ...awaitingPhone.step, codeMayHaveBeenSent: true } as FlowState['step'];
    expectNothing({ ...awaitingPhone, step }, intent({ type: 'haveCode' }));
  });

  it('when the account is to be read although no call can have changed it', () => {
    const failure = { kind: 'unsettled', discord: null, retryAt: null };
    for (const { step } of [awaitingPhone, awaitingCode, awaitingMfa]) {
      const unsettled = { ...step, failure } as FlowState['step'];
      expectNothing({ ...awaitingCode, step: unsettled }, intent({ type: 'recheckAccount' }));
    }
  });
});

describe('the intent of another account', () => {
  const byOther = (value: FlowIntent) => intent(value, { ...account, userId: OTHER });

  it('stops the flow with nothing unsettled, since no call was in flight', () => {
    const stop = { status: 'stopped', failure: { kind: 'accountChanged' }, unsettled: false };
    const code = byOther({ type: 'submitCode', verificationCode: '482913' });
    expect(stateAfter(awaitingCode, code).step).toMatchObject(stop);
    expect(stateAfter(handedOff, byOther({ type: 'recheckAccount' })).step).toMatchObject(stop);
  });
});

describe('an answer that does not fit the call', () => {
  const answers = {
    codeSent: { type: 'codeSent' },
    phoneVerified: { type: 'phoneVerified', phoneToken: 'other' },
    finished: { type: 'finished' },
    accountRead: { type: 'accountRead', phone: PHONE, reverifyRequired: false },
    mfaSmsSent: { type: 'mfaSmsSent', to: '+***' },
    mfaFailed: { type: 'mfaFailed', error: discordError(60_008) },
  };
  const fitting: Readonly<Record<string, readonly string[]>> = {
    sendingCode: ['codeSent'],
    resendingCode: ['codeSent'],
    verifyingCode: ['phoneVerified'],
    finishing: ['finished'],
    removing: ['finished'],
    confirming: ['accountRead'],
    sendingMfaSms: ['mfaSmsSent'],
    // The repeated call sends a code.
    finishingMfa: ['codeSent', 'mfaFailed'],
  };
  it.each(Object.entries({ ...calling, ...callingMfa }))(
    'counts as a failure: %s',
    (name, state) => {
      const failure = failed(state, { name: 'handsetError' });
      for (const [type, outcome] of Object.entries(answers)) {
        if (fitting[name]?.includes(type)) expect(answer(state, outcome)).not.toEqual(failure);
        else expect(answer(state, outcome), type).toEqual(failure);
      }
    },
  );
});

describe('a call that was not made', () => {
  it.each(Object.entries({ sendingCode, resendingCode, verifyingCode, finishing, removing }))(
    'returns to the step before, or stops for another account: %s',
    (_, state) => {
      const { step } = withheld(state, 'offline');
      expect(step).toMatchObject({ failure: { kind: 'offline' } });
      expect(step).toMatchObject({ status: expect.stringMatching(/^awaiting/), phone: PHONE });
      expect(withheld(state, 'accountChanged').step).toMatchObject({
        status: 'stopped',
        unsettled: false,
      });
    },
  );

  it.each(Object.entries(callingMfa))('returns to the question for MFA: %s', (_, state) => {
    expect(withheld(state, 'offline').step).toMatchObject({
      status: 'awaitingMfa',
      failure: { kind: 'offline' },
    });
    expect(withheld(state, 'passwordForgotten').step).toMatchObject({
      status: 'awaitingPhone',
      failure: { kind: 'passwordForgotten' },
    });
    expect(withheld(state, 'accountChanged').step).toMatchObject({
      status: 'stopped',
      unsettled: false,
    });
  });

  it('leaves the result unread when it was to read the account', () => {
    expect(withheld(confirming, 'accountChanged').step).toMatchObject({
      status: 'done',
      account: 'unread',
    });
  });
});

describe('a number to which nothing was sent', () => {
  it('is not said to have got a code', () => {
    const back = intent({ type: 'back' });
    for (const state of [
      withheld(sendingCode, 'offline'),
      stateAfter(handedOff, back),
      stateAfter(awaitingMfa, back),
    ])
      expect(state.step).toMatchObject({ status: 'awaitingPhone', codeMayHaveBeenSent: false });
  });
});

describe('a resend that failed', () => {
  it('keeps the code that was typed and says whether a new one may come', () => {
    expect(resendingCode.step).toMatchObject({ verificationCode: '482913', delivery: 'sent' });
    expect(failed(resendingCode, { name: 'timeout' }).step).toMatchObject({
      status: 'awaitingCode',
      verificationCode: '482913',
      delivery: 'uncertain',
      resendRefused: false,
    });
    expect(failed(resendingCode, discordError(70_003)).step).toMatchObject({
      verificationCode: '482913',
      delivery: 'sent',
      resendRefused: true,
    });
    expect(withheld(resendingCode, 'offline').step).toMatchObject({
      verificationCode: '482913',
      delivery: 'sent',
      resendAt: NOW + RESEND_PAUSE_MS,
    });
  });

  it.each([
    [399, false],
    [400, true],
    [499, true],
    [500, false],
  ])('was refused with status %d: %s', (status, resendRefused) => {
    expect(failed(resendingCode, { name: 'httpError', status }).step).toMatchObject({
      resendRefused,
    });
    expect(failed(resendingCode, discordError(0, status)).step).toMatchObject({ resendRefused });
  });

  it('never shortens the pause', () => {
    const soon = failed(resendingCode, limit(0));
    expect(soon.step).toMatchObject({ resendAt: NOW + RESEND_PAUSE_MS });
  });

  it('is not about the session, since it carries no authorization', () => {
    expect(failed(resendingCode, { name: 'unauthorized', message: null }).step).toMatchObject({
      failure: { kind: 'refused' },
    });
  });

  it('keeps what was typed and known over a restart', () => {
    expect(stateAfter(resendingCode, restarted).step).toMatchObject({
      status: 'awaitingCode',
      verificationCode: '482913',
      delivery: 'uncertain',
      resendAt: NOW + RESEND_PAUSE_MS,
    });
  });
});

describe('a failure', () => {
  it.each(Object.entries({ sendingCode, finishing, removing }))(
    'with 401 is about the session when the call carried its authorization: %s',
    (_, state) => {
      expect(failed(state, { name: 'unauthorized', message: null }).step).toMatchObject({
        failure: { kind: 'signInExpired' },
      });
    },
  );

  it('while verifying is a wrong code only as a refusal with 400', () => {
    const kindAfter = (error: CallError) => {
      const { step } = failed(verifyingCode, error);
      return 'failure' in step ? step.failure?.kind : null;
    };
    expect(kindAfter(discordError(99_999))).toBe('wrongCode');
    expect(kindAfter(discordError(50_022))).toBe('invalidPhone');
    expect(kindAfter({ name: 'unauthorized', message: null })).toBe('refused');
    expect(kindAfter({ name: 'httpError', status: 400 })).toBe('unreadableAnswer');
  });

  it('while verifying keeps the pause and the delivery', () => {
    expect(codeRefused.step).toMatchObject({
      status: 'awaitingCode',
      delivery: 'sent',
      verificationCode: '482913',
      resendAt: NOW + RESEND_PAUSE_MS,
    });
  });

  it('while sending says whether a code may have been sent', () => {
    for (const [error, codeMayHaveBeenSent] of [
      [{ name: 'timeout' }, true],
      [discordError(50_022), false],
    ] as const) {
      const state = failed(sendingCode, error);
      expect(state.step).toMatchObject({ codeMayHaveBeenSent });
      const { step } = stateAfter(state, intent({ type: 'haveCode' }));
      if (codeMayHaveBeenSent)
        expect(step).toMatchObject({
          status: 'awaitingCode',
          resendAt: NOW,
          delivery: 'uncertain',
        });
      else expect(step).toBe(state.step);
    }
  });

  it('while removing returns to the password and makes the call only once', () => {
    expect(failed(removing, discordError(50_018)).step).toMatchObject({
      status: 'awaitingRemovalPassword',
      phone: PHONE,
      changePhoneReason: 'contact_sync',
      failure: { kind: 'wrongPassword' },
    });
    expect(failed(removing, { name: 'timeout' }).step).toMatchObject({
      status: 'confirming',
      finished: false,
      handedOff: null,
      after: { status: 'removing' },
    });
  });

  it('with the code for a wrong MFA answer is one only after an MFA answer', () => {
    expect(failed(sendingCode, discordError(60_008)).step).toMatchObject({
      status: 'awaitingPhone',
    });
    expect(failed(finishingMfa, discordError(60_008)).step).toMatchObject({
      status: 'awaitingMfa',
    });
    expect(failed(finishingMfa, discordError(50_022)).step).toMatchObject({
      status: 'awaitingPhone',
      failure: { kind: 'invalidPhone' },
    });
    expect(failed(finishingMfa, { name: 'httpError', status: 400 }).step).toMatchObject({
      status: 'awaitingPhone',
    });
  });

  it('of a call repeated after MFA is settled like that of the call itself', () => {
    const repeated = stateAfter(awaitingMfaForPassword, answerMfa);
    expect(failed(repeated, { name: 'timeout' }).step).toMatchObject({
      status: 'confirming',
      finished: false,
      after: { status: 'finishing' },
    });
    expect(failed(finishingMfa, { name: 'timeout' }).step).toMatchObject({
      status: 'awaitingPhone',
      codeMayHaveBeenSent: true,
    });
  });
});

describe('the account, read to find out how a call ended', () => {
  const read = (state: FlowState, phone: string | null, reverifyRequired = false) =>
    answer(state, { type: 'accountRead', phone, reverifyRequired }).step;
  const removed = answer(removing, { type: 'finished' });

  it('confirms a removal that Discord confirmed, or differs', () => {
    expect(removed.step).toMatchObject({ status: 'confirming', finished: true });
    expect(read(removed, null)).toMatchObject({ what: 'removed', account: 'confirms' });
    expect(read(removed, PHONE)).toMatchObject({ what: 'removed', account: 'differs' });
  });

  it('confirms a reverified number by the number alone when Discord confirmed it', () => {
    const required = { ...account, requiredAction: 'REQUIRE_REVERIFIED_PHONE' };
    const start = stateAfter(idleFlow, intent({ type: 'startPhone' }, required), submitPhone);
    const verifying = stateAfter(answer(start, { type: 'codeSent' }), submitCode);
    const verified = answer(verifying, { type: 'phoneVerified', phoneToken: 'token' });
    const state = answer(stateAfter(verified, submitPassword), { type: 'finished' });
    expect(read(state, PHONE, true)).toMatchObject({ what: 'reverified', account: 'confirms' });
    expect(read(state, null, false)).toMatchObject({ what: 'reverified', account: 'differs' });
  });

  it('is read again after a restart, for the same change', () => {
    const [again, effects] = transition(removed, restarted, NOW);
    expect(again.step).toMatchObject({
      status: 'confirming',
      finished: true,
      handedOff: null,
      callId: removed.lastCallId + 1,
      after: { status: 'removing' },
    });
    expect(effects).toEqual([{ type: 'readAccount', callId: again.lastCallId, userId: USER }]);
  });

  it('is not read without a user', () => {
    expect(stateAfter({ ...confirming, userId: null }, restarted).step).toEqual({ status: 'idle' });
  });

  it('is rechecked for the number that was being added, which can be tried again', () => {
    const unsettled = failed(failed(finishing, { name: 'timeout' }), { name: 'timeout' });
    const again = stateAfter(unsettled, intent({ type: 'recheckAccount' }));
    expect(again.step).toMatchObject({
      status: 'confirming',
      after: { status: 'finishing', phone: PHONE, phoneToken: 'token', kind: 'add' },
    });
    expect(read(again, null)).toMatchObject({
      status: 'awaitingPassword',
      phoneToken: 'token',
      failure: { kind: 'notAdded' },
    });
  });

  it('is rechecked for a removal too, while it is unsettled', () => {
    const unsettled = failed(failed(removing, { name: 'timeout' }), { name: 'timeout' });
    expect(unsettled.step).toMatchObject({ failure: { kind: 'unsettled' } });
    const recheck = intent({ type: 'recheckAccount' });
    const [again, effects] = transition(unsettled, recheck, NOW);
    expect(again.step).toMatchObject({
      status: 'confirming',
      finished: false,
      handedOff: null,
      after: { status: 'removing', phone: PHONE, changePhoneReason: 'contact_sync' },
    });
    expect(effects.map(({ type }) => type)).toEqual(['readAccount']);
    expectNothing(unsettled, intent({ type: 'recheckAccount' }, null));
    expectNothing(failed(removing, discordError(50_018)), recheck);
  });
});

describe('a rate limit', () => {
  const limitsAfter = (state: FlowState, ms: number | null = 5000) =>
    failed(state, limit(ms)).limits;

  it.each([
    ['sendCode', sendingCode],
    ['resendCode', resendingCode],
    ['verifyPhone', verifyingCode],
    ['finishPhone', finishing],
    ['removePhone', removing],
    ['readAccount', confirming],
    ['sendMfaSms', sendingMfaSms],
    ['sendCode', finishingMfa],
  ])('is kept for the call that ran into it: %s', (callType, state) => {
    expect(limitsAfter(state)).toEqual([{ callType, until: NOW + 5000 }]);
    expect(limitsAfter(state, null)).toEqual([]);
  });

  it('on an MFA answer is kept apart from one on the interrupted call', () => {
    const state = answer(finishingMfa, { type: 'mfaFailed', error: limit(5000) });
    expect(state.limits).toEqual([{ callType: 'finishMfa', until: NOW + 5000 }]);
    expect(effectsOf(state, answerMfa)).toEqual([]);
    expect(effectsOf(state, answerMfa, NOW + 5000)).toHaveLength(1);
  });

  it('replaces the last one of the same call and no other', () => {
    const limits = [
      { callType: 'sendCode', until: NOW + 1 },
      { callType: 'verifyPhone', until: NOW + 2 },
    ];
    expect(limitsAfter({ ...sendingCode, limits })).toEqual([
      { callType: 'verifyPhone', until: NOW + 2 },
      { callType: 'sendCode', until: NOW + 5000 },
    ]);
  });

  it('is shown until it ends where its call is made', () => {
    const limitOn = (callType: string) => [{ callType, until: NOW + 5000 }];
    const shown = { kind: 'rateLimited', discord: null };
    const code = { ...awaitingCode, limits: limitOn('verifyPhone') };
    expect(stateAfter(code, submitCode).step).toMatchObject({
      status: 'awaitingCode',
      failure: { ...shown, retryAt: NOW + 5000 },
      resendAt: NOW + RESEND_PAUSE_MS,
    });
    const mfaLimited = { ...awaitingMfa, limits: limitOn('finishMfa') };
    expect(stateAfter(mfaLimited, answerMfa).step).toMatchObject({
      failure: { ...shown, retryAt: NOW + 5000 },
      mfaType: 'totp',
      smsAt: 0,
    });
    const smsLimited = { ...awaitingMfa, limits: limitOn('sendMfaSms') };
    expect(stateAfter(smsLimited, sendMfaSms).step).toMatchObject({
      failure: { ...shown, retryAt: null },
      mfaType: 'sms',
      smsAt: NOW + 5000,
    });
  });

  it('is shown even without a connection, which is missed only afterwards', () => {
    const limits = [{ callType: 'verifyPhone', until: NOW + 1 }];
    const offline = intent({ type: 'submitCode', verificationCode: '482913' }, null);
    expect(stateAfter({ ...awaitingCode, limits }, offline).step).toMatchObject({
      failure: { kind: 'rateLimited' },
    });
    expect(stateAfter({ ...awaitingCode, userId: null }, submitCode).step).toMatchObject({
      status: 'awaitingCode',
      failure: { kind: 'notConnected' },
    });
  });

  it('tells when to retry', () => {
    expect(retryAtOf(failed(sendingCode, limit(5000)).step)).toBe(NOW + 5000);
    for (const state of [awaitingPhone, sendingCode, idleFlow, stopped])
      expect(retryAtOf(state.step)).toBeNull();
    const failure = { kind: 'rateLimited', discord: null, retryAt: NOW } as const;
    expect(retryAtOf({ status: 'stopped', failure, unsettled: false })).toBeNull();
  });
});

describe('MFA', () => {
  it('starts with the first method, without an SMS and without a failure', () => {
    expect(awaitingMfa.step).toMatchObject({
      interrupted: { status: 'sendingCode' },
      mfaType: 'totp',
      smsSentTo: null,
      smsAt: 0,
      failure: null,
    });
  });

  it('that is asked for again keeps the chosen method only if it is still offered', () => {
    const bySms = stateAfter(
      awaitingMfa,
      intent({ type: 'chooseMfaType', mfaType: 'sms' }),
      answerMfa,
    );
    expect(failed(bySms, mfa('totp', 'sms')).step).toMatchObject({
      mfaType: 'sms',
      failure: { kind: 'wrongMfaCode' },
    });
    expect(failed(bySms, mfa('totp', 'backup')).step).toMatchObject({ mfaType: 'totp' });
    expect(failed(sendingCode, mfa('backup', 'totp')).step).toMatchObject({ mfaType: 'backup' });
  });

  it('without a method that Handset knows is left to Discord’s page', () => {
    expect(failed(finishingMfa, mfa()).step).toMatchObject({
      status: 'handedOff',
      why: 'securityKeyRequired',
      found: null,
      interrupted: { status: 'sendingCode' },
    });
  });

  it.each([
    [{ name: 'captchaRequired' }, 'captchaRequired'],
    [discordError(50_067), 'originRefused'],
  ] satisfies [CallError, string][])('is left to Discord’s page after %o', (error, why) => {
    const stepAfter = (state: FlowState, type: string) => answer(state, { type, error }).step;
    const expected = { status: 'handedOff', why, interrupted: { status: 'sendingCode' } };
    expect(stepAfter(sendingMfaSms, 'callFailed')).toMatchObject(expected);
    expect(stepAfter(finishingMfa, 'mfaFailed')).toMatchObject(expected);
    expect(stepAfter(finishingMfa, 'callFailed')).toMatchObject(expected);
  });

  it.each([
    [50_037, 'wrongMfaCode'],
    [50_018, 'wrongMfaCode'],
    [99_999, 'wrongMfaCode'],
    [60_008, 'wrongMfaCode'],
    [40_002, 'accountLocked'],
  ])('that Discord refuses with %d is asked for again as %s', (code, kind) => {
    expect(
      answer(finishingMfa, { type: 'mfaFailed', error: discordError(code) }).step,
    ).toMatchObject({
      status: 'awaitingMfa',
      mfaType: 'totp',
      failure: { kind },
    });
  });

  it('with an expired ticket makes the interrupted call necessary again', () => {
    expect(failed(sendingMfaSms, discordError(60_006)).step).toMatchObject({
      status: 'awaitingPhone',
      failure: { kind: 'mfaExpired' },
    });
  });

  it('keeps the wait for an SMS when another failure names none', () => {
    const limited = failed(sendingMfaSms, limit(5000));
    const again = transition(limited, sendMfaSms, NOW + 5000)[0];
    expect(failed(again, { name: 'timeout' }).step).toMatchObject({
      smsAt: NOW + 5000,
      failure: { kind: 'noAnswer', retryAt: null },
    });
  });

  it('offers an SMS only if Discord does, and chooses it', () => {
    expectNothing(failed(sendingCode, mfa('totp')), sendMfaSms);
    expect(sendingMfaSms.step).toMatchObject({ status: 'sendingMfaSms', mfaType: 'sms' });
    expect(answer(sendingMfaSms, { type: 'mfaSmsSent', to: '+***23' }).step).toMatchObject({
      status: 'awaitingMfa',
      smsSentTo: '+***23',
      failure: null,
    });
  });

  it('forgets the failure when another method is chosen', () => {
    const wrong = answer(finishingMfa, { type: 'mfaFailed', error: discordError(60_008) });
    expect(stateAfter(wrong, intent({ type: 'chooseMfaType', mfaType: 'sms' })).step).toMatchObject(
      {
        mfaType: 'sms',
        failure: null,
      },
    );
  });

  it('is left by going back, to the step that was interrupted', () => {
    const back = intent({ type: 'back' });
    expect(stateAfter(awaitingMfa, back).step).toMatchObject({
      status: 'awaitingPhone',
      failure: null,
    });
    expect(stateAfter(awaitingMfaForPassword, back).step).toMatchObject({
      status: 'awaitingPassword',
      failure: null,
    });
    expect(stateAfter(awaitingPassword, back).step).toMatchObject({
      status: 'awaitingPhone',
      codeMayHaveBeenSent: false,
    });
  });

  it('after a restart goes on only if the call needs no password', () => {
    expectNothing(awaitingMfa, restarted);
    expect(stateAfter(sendingMfaSms, restarted).step).toMatchObject({
      status: 'awaitingMfa',
      failure: { kind: 'interrupted' },
    });
    const forgotten = { status: 'awaitingPassword', failure: { kind: 'passwordForgotten' } };
    expect(stateAfter(awaitingMfaForPassword, restarted).step).toMatchObject(forgotten);
    expect(stateAfter(awaitingMfaForPassword, sendMfaSms, restarted).step).toMatchObject(forgotten);
    expect(stateAfter(finishingMfa, restarted).step).toMatchObject({
      status: 'awaitingCode',
      delivery: 'uncertain',
      resendAt: 0,
    });
  });

  it('needs the password again for adding and for removing alone', () => {
    const phone = PHONE;
    const changePhoneReason = 'contact_sync';
    const kind = 'add';
    expect(needsPassword({ type: 'finishPhone', kind, phoneToken: 't', changePhoneReason })).toBe(
      true,
    );
    expect(needsPassword({ type: 'removePhone', changePhoneReason })).toBe(true);
    expect(needsPassword({ type: 'sendCode', kind, phone, changePhoneReason })).toBe(false);
    expect(needsPassword({ type: 'resendCode', phone })).toBe(false);
    expect(needsPassword({ type: 'verifyPhone', phone, verificationCode: '1' })).toBe(false);
  });
});

describe('starting', () => {
  it.each([
    ['REQUIRE_VERIFIED_PHONE', 'user_action_required'],
    ['REQUIRE_VERIFIED_EMAIL', 'user_settings_update'],
    [null, 'user_settings_update'],
  ])('with the required action %s has the reason %s', (requiredAction, changePhoneReason) => {
    for (const type of ['startPhone', 'startRemoval'] as const)
      expect(
        stateAfter(idleFlow, intent({ type }, { ...account, requiredAction })).step,
      ).toMatchObject({
        changePhoneReason,
      });
  });

  it('fills in no number to be added, even if the account has one', () => {
    expect(awaitingPhone.step).toMatchObject({ kind: 'add', phone: null, failure: null });
  });

  it('sends a new code only after a resend was refused', () => {
    const refused = failed(resendingCode, discordError(70_003));
    const sendNewCode = intent({ type: 'sendNewCode' });
    expect(stateAfter(refused, sendNewCode).step).toMatchObject({
      status: 'sendingCode',
      phone: PHONE,
    });
    // Any other request before the pause is over sends nothing.
    expectNothing(refused, intent({ type: 'resendCode' }));
    expectNothing(codeRefused, sendNewCode);
    expectNothing(codeRefused, intent({ type: 'resendCode' }));
  });
});
