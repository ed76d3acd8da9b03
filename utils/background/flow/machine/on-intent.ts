import { canRecheck } from '#shared/flow/can-recheck.ts';
import { ownFailure } from '#shared/flow/failure.ts';
import type { FlowIntent } from '#shared/flow/flow-intent.ts';
import { flowKindFor, routesOf } from '#shared/required-action/phone-route.ts';
import { removalRefusal } from '#shared/required-action/removal-refusal.ts';
import { type CallIntent, callForIntent, callType, type WaitingStep } from './call-for-intent.ts';
import type { IntentContext } from './events.ts';
import { confirm } from './on-outcome.ts';
import type { FlowState, InterruptedStep, Step } from './state.ts';
import {
  awaitingCode,
  awaitingPhone,
  awaitingRemovalPassword,
  stoppedByAccount,
  waitingAgain,
} from './steps.ts';
import { type Transition, to, unchanged } from './transition-result.ts';

/** What a click or Enter does. `context` is null while not connected. */
export function onIntent(
  state: FlowState,
  intent: FlowIntent,
  context: IntentContext | null,
  now: number,
): Transition {
  switch (intent.type) {
    case 'startPhone':
    case 'startRemoval':
      return start(state, intent.type, context);
    case 'submitPhone':
    case 'submitCode':
    case 'resendCode':
    case 'sendNewCode':
    case 'submitPassword':
    case 'submitRemoval':
    case 'sendMfaSms':
    case 'submitMfa':
      return ask(state, intent, context, now);
    case 'haveCode':
      return haveCode(state, now);
    case 'chooseMfaType':
      return chooseMfaType(state, intent.mfaType);
    case 'recheckAccount':
      return recheckAccount(state, context);
    case 'back':
      return back(state);
    case 'close':
      return close(state);
  }
}

function start(
  state: FlowState,
  what: 'startPhone' | 'startRemoval',
  context: IntentContext | null,
): Transition {
  const { status } = state.step;
  if (context === null || (status !== 'idle' && status !== 'done' && status !== 'stopped'))
    return unchanged(state);
  const { userId, phone, hasPhone, requiredAction } = context;
  const demanded = requiredAction !== null && routesOf(requiredAction).phone !== 'none';
  const changePhoneReason = demanded ? 'user_action_required' : 'user_settings_update';
  if (what === 'startRemoval')
    return phone === null || removalRefusal(context) !== null
      ? unchanged(state)
      : to({ ...state, userId }, awaitingRemovalPassword({ changePhoneReason, phone }));
  const kind = flowKindFor(requiredAction, hasPhone);
  // Reverifying takes the account's own number and no other.
  const offered = kind === 'reverify' ? phone : null;
  return to({ ...state, userId }, awaitingPhone({ kind, changePhoneReason, phone: offered }));
}

/** Everything that makes a call: only from a step that waits for it, for the right account, and not before its time. */
function ask(
  state: FlowState,
  intent: CallIntent,
  context: IntentContext | null,
  now: number,
): Transition {
  const { step } = state;
  if (!('failure' in step) || step.status === 'stopped') return unchanged(state);
  const callId = state.lastCallId + 1;
  const asked = callForIntent(step, intent, callId, context?.userId ?? '', now);
  if (asked === null) return unchanged(state);
  const kind = callType(asked);
  const retryAt = state.limits.find(({ callType }) => callType === kind)?.until ?? now;
  if (now < retryAt) return to(state, waitingForLimit(step, intent, retryAt));
  if (context === null || state.userId === null)
    return to(state, { ...step, failure: ownFailure('notConnected') });
  if (context.userId !== state.userId) return to(state, stoppedByAccount(false));
  return [{ ...state, lastCallId: callId, step: asked.step }, [asked.effect]];
}

/** A limit is waited for where its call is asked for: what else the step can do goes on. */
function waitingForLimit(step: WaitingStep, intent: CallIntent, retryAt: number): Step {
  const failure = ownFailure('rateLimited');
  if (step.status === 'awaitingCode' && intent.type !== 'submitCode')
    return { ...step, resendAt: retryAt, failure };
  if (step.status === 'awaitingMfa' && intent.type === 'sendMfaSms')
    return { ...step, mfaType: 'sms', smsAt: retryAt, failure };
  return { ...step, failure: { ...failure, retryAt } };
}

function haveCode(state: FlowState, now: number): Transition {
  const { step } = state;
  if (step.status !== 'awaitingPhone' || step.phone === null || !step.codeMayHaveBeenSent)
    return unchanged(state);
  const { kind, changePhoneReason, phone } = step;
  return to(
    state,
    awaitingCode({ kind, changePhoneReason, phone }, now, { delivery: 'uncertain' }),
  );
}

function chooseMfaType(
  state: FlowState,
  mfaType: Extract<FlowIntent, { type: 'chooseMfaType' }>['mfaType'],
): Transition {
  const { step } = state;
  if (step.status !== 'awaitingMfa' || !step.challenge.methods.includes(mfaType))
    return unchanged(state);
  return to(state, { ...step, mfaType, failure: null });
}

/** Reads the account once more, when nobody knows how the last call ended, or what was done on Discord's page. */
function recheckAccount(state: FlowState, context: IntentContext | null): Transition {
  const { step, lastCallId } = state;
  const after = unsettledCall(step, lastCallId);
  if (context === null || after === null) return unchanged(state);
  if (context.userId !== state.userId) return to(state, stoppedByAccount(false));
  return confirm(state, after, false, step.status === 'handedOff' ? step.why : null);
}

/** The call that may have been carried out without anybody knowing; null where there is none. */
function unsettledCall(step: Step, callId: number): InterruptedStep | null {
  if (step.status === 'handedOff') return step.interrupted;
  if (!('failure' in step) || step.failure === null || !canRecheck(step.failure)) return null;
  if (step.status === 'awaitingPassword') {
    const { kind, changePhoneReason, phone, phoneToken } = step;
    return { status: 'finishing', kind, changePhoneReason, phone, phoneToken, callId };
  }
  if (step.status !== 'awaitingRemovalPassword') return null;
  const { changePhoneReason, phone } = step;
  return { status: 'removing', changePhoneReason, phone, callId };
}

function back(state: FlowState): Transition {
  const { step } = state;
  switch (step.status) {
    case 'awaitingCode':
      // The code that was sent is still good: the user may find it after all.
      return to(state, awaitingPhone(step, { codeMayHaveBeenSent: true }));
    case 'awaitingPassword':
      return to(state, awaitingPhone(step));
    case 'awaitingMfa':
      return to(state, waitingAgain(step.interrupted, null));
    case 'handedOff':
      return to(state, waitingAgain(step.interrupted, null));
    default:
      return unchanged(state);
  }
}

function close(state: FlowState): Transition {
  return 'callId' in state.step || state.step.status === 'idle'
    ? unchanged(state)
    : to({ ...state, userId: null }, { status: 'idle' });
}
