import type { CallError } from '../../../discord-api/call-error.ts';
import type { CallOutcome, FlowEvent } from '../events.ts';
import type { FlowState, Step } from '../state.ts';
import { RESEND_PAUSE_MS } from '../steps.ts';
import { transition } from '../transition.ts';
import {
  adaWith,
  at,
  failed as callFailed,
  captcha,
  discordError,
  intent,
  NOW,
  PHONE,
  read,
  run,
  start,
  submitCode,
  submitPassword,
  submitPhone,
  toCode,
  toPassword,
  toRemoving,
} from './run-flow.ts';

export const OTHER_USER = '100000000000000002';

/** When the steps below are looked at, in ms since the epoch: the pause after the code is over. */
export const LATER = NOW + RESEND_PAUSE_MS;

/** Discord's demand for MFA by one of `methods`. */
export const mfaRequired = (...methods: ('totp' | 'sms' | 'backup' | 'password')[]): CallError => ({
  name: 'mfaRequired',
  challenge: { ticket: 'ticket', methods, backupCodesAllowed: true },
});

export const sendMfaSms = intent({ type: 'sendMfaSms' });
export const submitMfa = intent({ type: 'submitMfa', data: '123456' });

const toMfa = [start(), submitPhone(), callFailed(1, mfaRequired('totp', 'sms'))];
const toConfirming = [
  ...toPassword(),
  submitPassword(),
  { type: 'finished', callId: 3 },
] satisfies FlowEvent[];

/** How each step is reached. */
const HISTORIES: Readonly<Record<Step['status'], Parameters<typeof run>[0]>> = {
  idle: [],
  awaitingPhone: [start()],
  sendingCode: [start(), submitPhone()],
  awaitingCode: toCode(),
  resendingCode: [
    ...toCode(),
    submitCode(),
    callFailed(2, discordError(50_037)),
    at(LATER, intent({ type: 'resendCode' })),
  ],
  verifyingCode: [...toCode(), submitCode()],
  awaitingPassword: toPassword(),
  finishing: [...toPassword(), submitPassword()],
  awaitingRemovalPassword: [intent({ type: 'startRemoval' }, adaWith(PHONE))],
  removing: toRemoving(adaWith(PHONE)),
  confirming: toConfirming,
  awaitingMfa: toMfa,
  sendingMfaSms: [...toMfa, sendMfaSms],
  finishingMfa: [...toMfa, submitMfa],
  handedOff: [start(), submitPhone(), callFailed(1, captcha)],
  done: [...toConfirming, read(4, PHONE)],
  stopped: [...toCode(), { type: 'userChanged', userId: OTHER_USER }],
};

/** The state in a step, reached in the shortest way. MFA and the hand-off are those of the first call. */
export const stateAt = (status: Step['status']): FlowState => run(HISTORIES[status]).state;

/** Steps in which no flow is in progress. */
export const INACTIVE = ['idle', 'done', 'stopped'] as const;
/** Steps whose call is about the phone. */
export const CALLING = [
  'sendingCode',
  'resendingCode',
  'verifyingCode',
  'finishing',
  'removing',
] as const;
export const CALLING_MFA = ['sendingMfaSms', 'finishingMfa'] as const;
/** Active steps that wait for the user. */
export const WAITING = [
  'awaitingPhone',
  'awaitingCode',
  'awaitingPassword',
  'awaitingRemovalPassword',
  'awaitingMfa',
  'handedOff',
] as const;
export const EVERY_STEP: readonly Step['status'][] = [
  ...INACTIVE,
  ...CALLING,
  ...CALLING_MFA,
  'confirming',
  ...WAITING,
];

/** The state after `events`, which happen when the pause after the code is over. */
export const stateAfter = (state: FlowState, ...events: readonly FlowEvent[]): FlowState =>
  run(events, state, LATER).state;

type Unnumbered<Outcome> = Outcome extends CallOutcome ? Omit<Outcome, 'callId'> : never;

/** The state after the call in flight ended with `outcome`. */
export const answered = (state: FlowState, outcome: Unnumbered<CallOutcome>): FlowState =>
  stateAfter(state, { ...outcome, callId: state.lastCallId });
export const failed = (state: FlowState, error: CallError): FlowState =>
  answered(state, { type: 'callFailed', error });
export const withheld = (
  state: FlowState,
  why: 'offline' | 'accountChanged' | 'passwordForgotten',
): FlowState => answered(state, { type: 'callWithheld', why });

/** Whether an event changes nothing and makes no call. */
export function isIgnored(state: FlowState, event: FlowEvent): boolean {
  const [next, effects] = transition(state, event, LATER);
  return next === state && effects.length === 0;
}
