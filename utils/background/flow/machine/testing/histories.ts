import fc from 'fast-check';
import type { FlowIntent } from '#shared/flow/flow-intent.ts';
import type { CallError } from '../../../discord-api/call-error.ts';
import type { FlowEvent, IntentContext } from '../events.ts';
import { type FlowState, idleFlow } from '../state.ts';
import { transition } from '../transition.ts';

export const USER = '100000000000000001';
const OTHER = '100000000000000002';
export const PHONE = '+14155550123';
export const OTHER_PHONE = '+14155550177';
export const PASSWORD = 'sentinel-password';
export const MFA_ANSWER = 'sentinel-mfa-answer';
export const PHONE_TOKEN = 'sentinel-phone-token';
const TICKET = 'sentinel-ticket';

const user = { userId: USER, name: 'Ada Lovelace' };

export const contexts: readonly (IntentContext | null)[] = [
  { ...user, phone: null, hasPhone: false, hasEmail: true, requiredAction: null },
  { ...user, phone: PHONE, hasPhone: true, hasEmail: true, requiredAction: null },
  {
    ...user,
    phone: PHONE,
    hasPhone: true,
    hasEmail: true,
    requiredAction: 'REQUIRE_REVERIFIED_PHONE',
  },
  {
    ...user,
    phone: PHONE,
    hasPhone: true,
    hasEmail: false,
    requiredAction: 'REQUIRE_VERIFIED_PHONE',
  },
  {
    ...user,
    phone: null,
    hasPhone: true,
    hasEmail: false,
    requiredAction: 'REQUIRE_REVERIFIED_PHONE',
  },
  {
    userId: OTHER,
    name: 'Bob',
    phone: PHONE,
    hasPhone: true,
    hasEmail: true,
    requiredAction: null,
  },
  null,
];

const intents: readonly FlowIntent[] = [
  { type: 'startPhone' },
  { type: 'startRemoval' },
  { type: 'submitPhone', phone: PHONE, changePhoneReason: null },
  { type: 'submitPhone', phone: OTHER_PHONE, changePhoneReason: 'guild_phone_required' },
  { type: 'submitCode', verificationCode: '482913' },
  { type: 'resendCode' },
  { type: 'sendNewCode' },
  { type: 'submitPassword', password: PASSWORD },
  { type: 'submitRemoval', password: PASSWORD },
  { type: 'chooseMfaType', mfaType: 'sms' },
  { type: 'sendMfaSms' },
  { type: 'submitMfa', data: MFA_ANSWER },
  { type: 'recheckAccount' },
  { type: 'haveCode', phone: PHONE },
  { type: 'haveCode', phone: OTHER_PHONE },
  { type: 'back' },
  { type: 'close' },
];

const discordError = (code: number, path = '', status = 400): CallError => ({
  name: 'discordError',
  status,
  code,
  message: 'words of Discord',
  fields: path === '' ? [] : [{ path, code: 'X', message: 'words about a field' }],
});

const errors: readonly CallError[] = [
  { name: 'networkError' },
  { name: 'timeout' },
  { name: 'captchaRequired' },
  { name: 'handsetError' },
  { name: 'unauthorized', message: null },
  { name: 'unexpectedReply', status: 200 },
  { name: 'httpError', status: 502 },
  { name: 'rateLimited', retryAfterMs: null, message: null },
  { name: 'rateLimited', retryAfterMs: 5000, message: 'slow down' },
  { name: 'rateLimited', retryAfterMs: 60_000, message: null },
  { name: 'rateLimited', retryAfterMs: 600_000, message: null },
  discordError(50_022),
  discordError(50_035, 'phone_token'),
  discordError(50_037),
  discordError(70_004),
  discordError(50_067),
  discordError(60_006),
  discordError(60_008),
  discordError(0, '', 500),
  {
    name: 'mfaRequired',
    challenge: { ticket: TICKET, methods: ['totp', 'sms'], backupCodesAllowed: true },
  },
  { name: 'mfaRequired', challenge: { ticket: TICKET, methods: [], backupCodesAllowed: false } },
];

/** Ways in which a call can succeed. */
const successesOf = (callId: number): readonly FlowEvent[] => [
  { type: 'codeSent', callId },
  { type: 'phoneVerified', callId, phoneToken: PHONE_TOKEN },
  { type: 'finished', callId },
  { type: 'accountRead', callId, phone: PHONE, required: { action: null } },
  { type: 'accountRead', callId, phone: PHONE, required: { action: 'REQUIRE_REVERIFIED_PHONE' } },
  { type: 'accountRead', callId, phone: null, required: { action: null } },
  { type: 'accountRead', callId, phone: OTHER_PHONE, required: null },
  { type: 'mfaSmsSent', callId, to: '+*******0123' },
];

/** Ways in which a call can fail. */
const failuresOf = (callId: number): readonly FlowEvent[] => [
  ...errors.map((error): FlowEvent => ({ type: 'callFailed', callId, error })),
  ...errors.map((error): FlowEvent => ({ type: 'mfaFailed', callId, error })),
  ...(
    ['notConnected', 'noDiscordTab', 'accountChanged', 'offline', 'passwordForgotten'] as const
  ).map((why): FlowEvent => ({ type: 'callWithheld', callId, why })),
];

const outsideEvents: readonly FlowEvent[] = [
  { type: 'userChanged', userId: USER },
  { type: 'userChanged', userId: OTHER },
  { type: 'signedOut', userId: USER },
  { type: 'actionSeen', userId: USER, action: null },
  { type: 'actionSeen', userId: USER, action: 'REQUIRE_REVERIFIED_PHONE' },
  { type: 'readLimited', userId: USER, retryAfterMs: 5000 },
  { type: 'disconnected' },
  { type: 'forgotten' },
  { type: 'restarted' },
  ...contexts.map((context): FlowEvent => ({ type: 'popupOpened', context })),
];

const pick = <Item>(items: readonly Item[], index: number): Item | undefined =>
  items[index % items.length];

/** Chooses the next event of a history. */
export interface Choice {
  /** From 0 to 19: with a low number the event may not fit the state. */
  readonly likelihood: number;
  /** Which of the possible events. */
  readonly index: number;
  /** Which of `contexts`. */
  readonly context: number;
  /** Time since the event before, in ms. */
  readonly delayMs: number;
}

/** Any choice; most have the same context, so that flows get far. */
export const anyChoice: fc.Arbitrary<Choice> = fc.record({
  likelihood: fc.integer({ min: 0, max: 19 }),
  index: fc.nat({ max: 10_000 }),
  context: fc.oneof(
    { weight: 8, arbitrary: fc.constant(0) },
    { weight: 2, arbitrary: fc.nat({ max: contexts.length - 1 }) },
  ),
  delayMs: fc.constantFrom(0, 1, 31_000),
});

export interface HistoryStep {
  readonly before: FlowState;
  readonly event: FlowEvent;
  readonly after: FlowState;
  readonly effects: ReturnType<typeof transition>[1];
  readonly now: number;
}

/** Mostly an event that has an effect in the state, so that histories get far; now and then any event. */
export function nextEvent(state: FlowState, { likelihood, index, context }: Choice): FlowEvent {
  const { step } = state;
  const intentEvent = (intent: FlowIntent): FlowEvent => ({
    type: 'intent',
    intent,
    context: contexts[context] ?? null,
  });
  const anyIntent = pick(intents, index) ?? { type: 'close' };
  const callId = 'callId' in step && likelihood !== 1 ? step.callId : index % 7;
  if (likelihood === 0) return pick(outsideEvents, index) ?? { type: 'restarted' };
  const isCalling = 'callId' in step;
  if (isCalling ? likelihood > 3 : likelihood === 2) {
    const failures = failuresOf(callId);
    const effective = successesOf(callId).filter(
      (outcome) => transition(state, outcome, 1e12)[0] !== state,
    );
    return (
      pick(index % 3 === 0 ? failures : effective, Math.floor(index / 3)) ??
      pick(failures, index) ?? { type: 'restarted' }
    );
  }
  // Leaving the flow is rare, or most histories would end at once.
  const effective = intents.filter(
    (intent) =>
      (likelihood < 6 || (intent.type !== 'close' && intent.type !== 'back')) &&
      transition(state, intentEvent(intent), 1e12)[0] !== state,
  );
  return intentEvent((likelihood > 4 && pick(effective, index)) || anyIntent);
}

/** Histories that begin with `first`, step by step. */
export const historiesFrom = (first: FlowState): fc.Arbitrary<readonly HistoryStep[]> =>
  fc.array(anyChoice, { maxLength: 25, size: 'max' }).map((choices) => {
    let state = first;
    let now = 1_000_000;
    return choices.map((choice) => {
      now += choice.delayMs;
      const before = state;
      const event = nextEvent(before, choice);
      const [after, effects] = transition(before, event, now);
      state = after;
      return { before, event, after, effects, now };
    });
  });

/** Histories of a flow that starts idle. */
export const histories = historiesFrom(idleFlow);
