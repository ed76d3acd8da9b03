import type { FlowIntent } from '#shared/flow/flow-intent.ts';
import type { CallError } from '../../../discord-api/call-error.ts';
import type { FlowEffect, FlowEvent, IntentContext } from '../events.ts';
import { idleFlow } from '../state.ts';
import { transition } from '../transition.ts';
import { OTHER_PHONE, PHONE, USER } from './histories.ts';

export { OTHER_PHONE, PHONE, USER };

/** When flows start, in ms since the epoch. */
export const NOW = 1_000_000;

/** An account without a number, of which nothing is required. */
export const ada: IntentContext = {
  userId: USER,
  name: 'Ada Lovelace',
  phone: null,
  hasPhone: false,
  hasEmail: true,
  requiredAction: null,
};

/** The same account with a number, while something may be required. */
export const adaWith = (phone: string, requiredAction: string | null = null): IntentContext => ({
  ...ada,
  phone,
  hasPhone: true,
  requiredAction,
});

/** A click of the user, while connected as `context`. */
export const intent = (value: FlowIntent, context: IntentContext | null = ada): FlowEvent => ({
  type: 'intent',
  intent: value,
  context,
});

/** An event at a time of its own, in ms since the epoch. */
interface TimedEvent {
  readonly at: number;
  readonly event: FlowEvent;
}
export const at = (time: number, event: FlowEvent): TimedEvent => ({ at: time, event });

/** Runs events in order and returns the last state and all effects. */
export function run(events: readonly (FlowEvent | TimedEvent)[], from = idleFlow, start = NOW) {
  let state = from;
  let now = start;
  const effects: FlowEffect[] = [];
  for (const each of events) {
    const isTimed = 'at' in each;
    if (isTimed) now = each.at;
    const [next, newEffects] = transition(state, isTimed ? each.event : each, now);
    state = next;
    effects.push(...newEffects);
  }
  return { state, step: state.step, effects };
}

/** The types of the calls, in order. */
export const callsOf = (effects: readonly FlowEffect[]): string[] =>
  effects.map((effect) => (effect.type === 'makeCall' ? effect.call.type : effect.type));

export const start = (context = ada) => intent({ type: 'startPhone' }, context);
export const submitPhone = (phone = PHONE, context = ada) =>
  intent({ type: 'submitPhone', phone, changePhoneReason: null }, context);
export const submitCode = (context = ada) =>
  intent({ type: 'submitCode', verificationCode: '482913' }, context);
export const submitPassword = (context = ada) =>
  intent({ type: 'submitPassword', password: 'correct horse' }, context);
export const haveCode = (phone = PHONE) => intent({ type: 'haveCode', phone });
export const back = (context = ada) => intent({ type: 'back' }, context);
export const close = (context = ada) => intent({ type: 'close' }, context);
export const recheck = (context = ada) => intent({ type: 'recheckAccount' }, context);

/** To the code, which Discord has sent. */
export const toCode = (context = ada, phone = PHONE): FlowEvent[] => [
  start(context),
  submitPhone(phone, context),
  { type: 'codeSent', callId: 1 },
];

/** To the password, with a verified number. */
export const toPassword = (context = ada, phone = PHONE): FlowEvent[] => [
  ...toCode(context, phone),
  submitCode(context),
  { type: 'phoneVerified', callId: 2, phoneToken: 'phone-token' },
];

/** To the removal's call. */
export const toRemoving = (context: IntentContext): FlowEvent[] => [
  intent({ type: 'startRemoval' }, context),
  intent({ type: 'submitRemoval', password: 'correct horse' }, context),
];

export const failed = (callId: number, error: CallError): FlowEvent => ({
  type: 'callFailed',
  callId,
  error,
});
export const withheld = (
  callId: number,
  why: 'offline' | 'noDiscordTab' = 'offline',
): FlowEvent => ({
  type: 'callWithheld',
  callId,
  why,
});

/** The account as Discord describes it, and what is required by then: null while no page told. */
export const read = (
  callId: number,
  phone: string | null,
  action: string | null = null,
): FlowEvent => ({ type: 'accountRead', callId, phone, required: { action } });

export const discordError = (
  code: number,
  fields: readonly { path: string; code: string; message: string }[] = [],
  status = 400,
): CallError => ({ name: 'discordError', status, code, message: 'words of Discord', fields });
export const aboutField = (path: string, code = 'X') => ({ path, code, message: `about ${path}` });
export const limited = (retryAfterMs: number | null): CallError => ({
  name: 'rateLimited',
  retryAfterMs,
  message: null,
});
export const timeout: CallError = { name: 'timeout' };
export const captcha: CallError = { name: 'captchaRequired' };
