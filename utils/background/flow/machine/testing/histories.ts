import fc from 'fast-check';
import type { FlowIntent } from '#shared/flow/flow-intent.ts';
import type { CallError } from '../../../discord-api/call-error.ts';
import type { FlowEvent, IntentContext } from '../events.ts';
import { type FlowState, idleFlow } from '../state.ts';
import { transition } from '../transition.ts';

export const USER = '100000000000000001';
const OTHER = '100000000000000002';
export const PHONE = '+14155550123';
export const PASSWORD = 'sentinel-password';
export const MFA_ANSWER = 'sentinel-mfa-answer';
export const PHONE_TOKEN = 'sentinel-phone-token';
const TICKET = 'sentinel-ticket';

export const contexts: readonly (IntentContext | null)[] = [
  { userId: USER, phone: null, hasPhone: false, hasEmail: true, requiredAction: null },
  { userId: USER, phone: PHONE, hasPhone: true, hasEmail: true, requiredAction: null },
  {
    userId: USER,
    phone: PHONE,
    hasPhone: true,
    hasEmail: true,
    requiredAction: 'REQUIRE_REVERIFIED_PHONE',
  },
  {
    userId: USER,
    phone: PHONE,
    hasPhone: true,
    hasEmail: false,
    requiredAction: 'REQUIRE_VERIFIED_PHONE',
  },
  {
    userId: USER,
    phone: null,
    hasPhone: true,
    hasEmail: false,
    requiredAction: 'REQUIRE_REVERIFIED_PHONE',
  },
  { userId: OTHER, phone: PHONE, hasPhone: true, hasEmail: true, requiredAction: null },
  null,
];

const intents: readonly FlowIntent[] = [
  { type: 'startPhone' },
  { type: 'startRemoval' },
  { type: 'submitPhone', phone: PHONE, changePhoneReason: 'user_settings_update' },
  { type: 'submitCode', verificationCode: '482913' },
  { type: 'resendCode' },
  { type: 'sendNewCode' },
  { type: 'submitPassword', password: PASSWORD },
  { type: 'submitRemoval', password: PASSWORD, changePhoneReason: 'contact_sync' },
  { type: 'chooseMfaType', mfaType: 'sms' },
  { type: 'sendMfaSms' },
  { type: 'submitMfa', data: MFA_ANSWER },
  { type: 'recheckAccount' },
  { type: 'haveCode' },
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

/** Ways in which a call can end well. */
const successesOf = (callId: number): readonly FlowEvent[] => [
  { type: 'codeSent', callId },
  { type: 'phoneVerified', callId, phoneToken: PHONE_TOKEN },
  { type: 'finished', callId },
  { type: 'accountRead', callId, phone: PHONE, reverifyDemanded: false },
  { type: 'accountRead', callId, phone: PHONE, reverifyDemanded: true },
  { type: 'accountRead', callId, phone: null, reverifyDemanded: false },
  { type: 'mfaSmsSent', callId, to: '+*******0123' },
];

/** Ways in which a call can end ill. */
const failuresOf = (callId: number): readonly FlowEvent[] => [
  ...errors.map((error): FlowEvent => ({ type: 'callFailed', callId, error })),
  ...errors.map((error): FlowEvent => ({ type: 'mfaFailed', callId, error })),
  ...(
    ['notConnected', 'noDiscordTab', 'accountChanged', 'offline', 'passwordForgotten'] as const
  ).map((why): FlowEvent => ({ type: 'callWithheld', callId, why })),
];

const elsewhere: readonly FlowEvent[] = [
  { type: 'userChanged', userId: USER },
  { type: 'userChanged', userId: OTHER },
  { type: 'disconnected' },
  { type: 'restarted' },
];

const pick = <Item>(items: readonly Item[], choice: number): Item | undefined =>
  items[choice % items.length];

/** Chooses an event: how wild it is, which one, in which context, and how much later. */
export interface Choice {
  readonly wild: number;
  readonly choice: number;
  readonly context: number;
  readonly later: number;
}

/** What a history is made of. */
export const aChoice: fc.Arbitrary<Choice> = fc.record({
  wild: fc.integer({ min: 0, max: 19 }),
  choice: fc.nat({ max: 10_000 }),
  context: fc.oneof(
    { weight: 8, arbitrary: fc.constant(0) },
    { weight: 2, arbitrary: fc.nat({ max: contexts.length - 1 }) },
  ),
  later: fc.constantFrom(0, 1, 31_000),
});

export interface HistoryStep {
  readonly before: FlowState;
  readonly event: FlowEvent;
  readonly after: FlowState;
  readonly effects: ReturnType<typeof transition>[1];
  readonly now: number;
}

/** Mostly what can happen next in a state, for histories that get somewhere; now and then anything at all. */
export function nextEvent(state: FlowState, { wild, choice, context }: Choice): FlowEvent {
  const { step } = state;
  const intentEvent = (intent: FlowIntent): FlowEvent => ({
    type: 'intent',
    intent,
    context: contexts[context] ?? null,
  });
  const anyIntent = pick(intents, choice) ?? { type: 'close' };
  const lateOrNot = 'callId' in step && wild !== 1 ? step.callId : choice % 7;
  if (wild === 0) return pick(elsewhere, choice) ?? { type: 'restarted' };
  const isCalling = 'callId' in step;
  if (isCalling ? wild > 3 : wild === 2) {
    const failures = failuresOf(lateOrNot);
    const effective = successesOf(lateOrNot).filter(
      (outcome) => transition(state, outcome, 1e12)[0] !== state,
    );
    return (
      pick(choice % 3 === 0 ? failures : effective, Math.floor(choice / 3)) ??
      pick(failures, choice) ?? { type: 'restarted' }
    );
  }
  // Leaving is rare, or most histories would end before they begin.
  const effective = intents.filter(
    (intent) =>
      (wild < 6 || (intent.type !== 'close' && intent.type !== 'back')) &&
      transition(state, intentEvent(intent), 1e12)[0] !== state,
  );
  return intentEvent((wild > 4 && pick(effective, choice)) || anyIntent);
}

/** Histories of a flow, from idle, with everything that was in between. */
export const histories: fc.Arbitrary<readonly HistoryStep[]> = fc
  .array(aChoice, { maxLength: 25, size: 'max' })
  .map((choices) => {
    let state = idleFlow;
    let now = 1_000_000;
    return choices.map((chosen) => {
      now += chosen.later;
      const before = state;
      const event = nextEvent(before, chosen);
      const [after, effects] = transition(before, event, now);
      state = after;
      return { before, event, after, effects, now };
    });
  });
