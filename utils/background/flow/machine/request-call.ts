import { type FailureKind, ownFailure } from '#shared/flow/failure.ts';
import type { CallType } from '#shared/flow/logged-call.ts';
import { flowKindFor } from '#shared/required-action/phone-route.ts';
import { removalRefusal } from '#shared/required-action/removal-refusal.ts';
import { limitOf } from './api-calls.ts';
import {
  type CallIntent,
  callForIntent,
  intendedCallType,
  type WaitingStep,
} from './call-for-intent.ts';
import { readUnsettledAccount } from './confirming.ts';
import type { IntentContext } from './events.ts';
import { withWithheldCall } from './logged-calls.ts';
import { mustReadAccount, withProgress } from './progress.ts';
import type { FlowState, Step } from './state.ts';
import { awaitingPassword, awaitingPhone, stoppedByAccount } from './steps.ts';
import { goTo, goToCall, leave, type Transition, unchanged } from './transition-result.ts';

const UNKNOWN_ACCOUNT = { userId: '', phone: null, hasPhone: false, requiredAction: null };

/** Makes the intended call, if the step allows it, the account is the flow's, and no rate limit is in force. */
export function requestCall(
  before: FlowState,
  intent: CallIntent,
  context: IntentContext | null,
  now: number,
): Transition {
  const { step } = before;
  if (!('failure' in step) || step.status === 'stopped') return unchanged(before);
  const state =
    intent.type === 'submitPhone' && step.status === 'awaitingPhone'
      ? withProgress(before, { chosenReason: intent.changePhoneReason })
      : before;
  const { userId, phone, hasPhone, requiredAction } = context ?? UNKNOWN_ACCOUNT;
  const intended = callForIntent(step, intent, {
    callId: state.lastCallId + 1,
    userId,
    before: { phone, hasPhone, requiredAction },
    progress: state.progress,
    now,
  });
  if (intended === null) return unchanged(before);
  const callType = intendedCallType(intended);
  if (context !== null && context.userId === state.userId) {
    const instead = insteadOfCall(state, { step, intent, callType, context, now });
    if (instead !== null) return instead;
  }
  const withhold = (why: FailureKind) => withWithheldCall(state, callType, why, now);
  const retryAt = limitOf(state, state.userId, callType) ?? now;
  if (now < retryAt)
    return goTo(withhold('rateLimited'), stepUntilLimitEnds(step, intent, retryAt));
  if (context === null || state.userId === null)
    return goTo(withhold('notConnected'), { ...step, failure: ownFailure('notConnected') });
  if (context.userId !== state.userId)
    return goTo(state, stoppedByAccount(state.progress.unsettled !== null));
  return goToCall(state, intended.step, intended.effect);
}

interface CallRequest {
  readonly step: WaitingStep;
  readonly intent: CallIntent;
  readonly callType: CallType;
  readonly context: IntentContext;
  readonly now: number;
}

/** What happens instead of a call that is not needed, or that Discord would certainly refuse; null to make it. */
function insteadOfCall(state: FlowState, request: CallRequest): Transition | null {
  const { step, intent, context, now } = request;
  switch (intent.type) {
    case 'submitPhone': {
      if (mustReadAccount(state.progress)) return readUnsettledAccount(state, now);
      if (isOtherNumber(intent.phone, context)) return refuse(state, intent.phone, request);
      const { verified } = state.progress;
      // Verified already, so another code would be an SMS too many.
      return verified?.phone === intent.phone ? goTo(state, awaitingPassword(verified)) : null;
    }
    case 'sendNewCode':
    case 'submitPassword':
      return 'phone' in step && step.phone !== null && isOtherNumber(step.phone, context)
        ? refuse(state, step.phone, request)
        : null;
    case 'submitRemoval': {
      const phone = context.hasPhone ? (context.phone ?? '') : null;
      if (removalRefusal({ ...context, phone }) === null) return null;
      return mustReadAccount(state.progress) ? readUnsettledAccount(state, now) : leave(state);
    }
    default:
      return null;
  }
}

/** Whether Discord wants the account's own number reverified, and this is another one. */
const isOtherNumber = (phone: string, { phone: own, hasPhone, requiredAction }: IntentContext) =>
  flowKindFor(requiredAction, hasPhone) === 'reverify' && own !== null && own !== phone;

function refuse(state: FlowState, phone: string, { callType, now }: CallRequest): Transition {
  if (mustReadAccount(state.progress)) return readUnsettledAccount(state, now);
  const kind = 'phoneNotOnAccount';
  return goTo(withWithheldCall(state, callType, kind, now), awaitingPhone(phone, ownFailure(kind)));
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
