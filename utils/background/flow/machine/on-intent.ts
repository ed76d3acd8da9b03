import { canRecheck } from '#shared/flow/can-recheck.ts';
import { ownFailure } from '#shared/flow/failure.ts';
import type { FlowIntent } from '#shared/flow/flow-intent.ts';
import { flowKindFor, routesOf } from '#shared/required-action/phone-route.ts';
import { removalRefusal } from '#shared/required-action/removal-refusal.ts';
import {
  type CallIntent,
  callForIntent,
  intendedCallType,
  type WaitingStep,
} from './call-for-intent.ts';
import { startConfirming } from './confirming.ts';
import type { IntentContext } from './events.ts';
import type { FlowState, InterruptedStep, Step } from './state.ts';
import {
  awaitingCode,
  awaitingPhone,
  awaitingRemovalPassword,
  stoppedByAccount,
  toWaitingStep,
} from './steps.ts';
import { goTo, type Transition, unchanged } from './transition-result.ts';

/** Handles a click or Enter. `context` is null while not connected. */
export function onIntent(
  state: FlowState,
  intent: FlowIntent,
  context: IntentContext | null,
  now: number,
): Transition {
  switch (intent.type) {
    case 'startPhone':
    case 'startRemoval':
      return startFlow(state, intent.type, context);
    case 'submitPhone':
    case 'submitCode':
    case 'resendCode':
    case 'sendNewCode':
    case 'submitPassword':
    case 'submitRemoval':
    case 'sendMfaSms':
    case 'submitMfa':
      return requestCall(state, intent, context, now);
    case 'haveCode':
      return haveCode(state, now);
    case 'chooseMfaType':
      return chooseMfaType(state, intent.mfaType);
    case 'recheckAccount':
      return recheckAccount(state, context);
    case 'back':
      return goBack(state);
    case 'close':
      return closeFlow(state);
  }
}

function startFlow(
  state: FlowState,
  intentType: 'startPhone' | 'startRemoval',
  context: IntentContext | null,
): Transition {
  const { status } = state.step;
  if (context === null || (status !== 'idle' && status !== 'done' && status !== 'stopped'))
    return unchanged(state);
  const { userId, phone, hasPhone, requiredAction } = context;
  const isPhoneRequired = requiredAction !== null && routesOf(requiredAction).phone !== 'none';
  const changePhoneReason = isPhoneRequired ? 'user_action_required' : 'user_settings_update';
  if (intentType === 'startRemoval')
    return phone === null || removalRefusal(context) !== null
      ? unchanged(state)
      : goTo({ ...state, userId }, awaitingRemovalPassword({ changePhoneReason, phone }));
  const kind = flowKindFor(requiredAction, hasPhone);
  // Only the account's own number can be reverified.
  const initialPhone = kind === 'reverify' ? phone : null;
  return goTo(
    { ...state, userId },
    awaitingPhone({ kind, changePhoneReason, phone: initialPhone }),
  );
}

/** Makes the intended call, if the step allows it, the account is the flow's, and no rate limit is in force. */
function requestCall(
  state: FlowState,
  intent: CallIntent,
  context: IntentContext | null,
  now: number,
): Transition {
  const { step } = state;
  if (!('failure' in step) || step.status === 'stopped') return unchanged(state);
  const callId = state.lastCallId + 1;
  const intended = callForIntent(step, intent, callId, context?.userId ?? '', now);
  if (intended === null) return unchanged(state);
  const callType = intendedCallType(intended);
  const retryAt = state.limits.find((limit) => limit.callType === callType)?.until ?? now;
  if (now < retryAt) return goTo(state, stepUntilLimitEnds(step, intent, retryAt));
  if (context === null || state.userId === null)
    return goTo(state, { ...step, failure: ownFailure('notConnected') });
  if (context.userId !== state.userId) return goTo(state, stoppedByAccount(false));
  return [{ ...state, lastCallId: callId, step: intended.step }, [intended.effect]];
}

/** Shows the wait at the control that would make the limited call. The step's other calls stay available. */
function stepUntilLimitEnds(step: WaitingStep, intent: CallIntent, retryAt: number): Step {
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
  return goTo(
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
  return goTo(state, { ...step, mfaType, failure: null });
}

/** Reads the account again, when it is unknown how the last call ended or what the user did on Discord's page. */
function recheckAccount(state: FlowState, context: IntentContext | null): Transition {
  const { step, lastCallId } = state;
  const after = unsettledCall(step, lastCallId);
  if (context === null || after === null) return unchanged(state);
  if (context.userId !== state.userId) return goTo(state, stoppedByAccount(false));
  return startConfirming(state, after, false, step.status === 'handedOff' ? step.why : null);
}

/** The call that Discord may have carried out without Handset knowing; null if there is none. */
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

function goBack(state: FlowState): Transition {
  const { step } = state;
  switch (step.status) {
    case 'awaitingCode':
      // The code that was sent stays valid, and the user may still find it.
      return goTo(state, awaitingPhone(step, { codeMayHaveBeenSent: true }));
    case 'awaitingPassword':
      return goTo(state, awaitingPhone(step));
    case 'awaitingMfa':
      return goTo(state, toWaitingStep(step.interrupted, null));
    case 'handedOff':
      return goTo(state, toWaitingStep(step.interrupted, null));
    default:
      return unchanged(state);
  }
}

function closeFlow(state: FlowState): Transition {
  return 'callId' in state.step || state.step.status === 'idle'
    ? unchanged(state)
    : goTo({ ...state, userId: null }, { status: 'idle' });
}
