import { ownFailure } from '#shared/flow/failure.ts';
import type { CallError } from '../../discord-api/call-error.ts';
import { ErrorCode } from '../../discord-api/error-codes.ts';
import { startConfirming, stepAfterAccountRead, stepAfterUnreadAccount } from './confirming.ts';
import type { CallOutcome, WithheldReason } from './events.ts';
import { stepAfterFailure } from './failed-call.ts';
import { handedOff, handOffReasonFor } from './hand-off.ts';
import { awaitingMfa, stepAfterMfaFailure } from './mfa-steps.ts';
import type { CallingStep, FlowState, Step } from './state.ts';
import {
  awaitingCode,
  awaitingPassword,
  callTypeOf,
  RESEND_PAUSE_MS,
  stoppedByAccount,
  toWaitingStep,
} from './steps.ts';
import { mayHaveTakenEffect } from './to-failure.ts';
import { goTo, type Transition, unchanged } from './transition-result.ts';

/** Handles the end of a call. An outcome that the state no longer waits for is ignored. */
export function onOutcome(state: FlowState, outcome: CallOutcome, now: number): Transition {
  const { step } = state;
  if (!('callId' in step) || step.callId !== outcome.callId) return unchanged(state);
  return applyOutcome(withRateLimit(state, step, outcome, now), step, outcome, now);
}

/** Records a rate limit for the type of call that ran into it. */
function withRateLimit(
  state: FlowState,
  step: CallingStep,
  outcome: CallOutcome,
  now: number,
): FlowState {
  if (!('error' in outcome) || outcome.error.name !== 'rateLimited') return state;
  const { retryAfterMs } = outcome.error;
  if (retryAfterMs === null) return state;
  const callType = outcome.type === 'mfaFailed' ? 'finishMfa' : callTypeOf(step);
  const others = state.limits.filter((limit) => limit.callType !== callType);
  return { ...state, limits: [...others, { callType, until: now + retryAfterMs }] };
}

function applyOutcome(
  state: FlowState,
  step: CallingStep,
  outcome: CallOutcome,
  now: number,
): Transition {
  // After MFA, the outcome is that of the repeated call.
  const effectiveStep = step.status === 'finishingMfa' ? step.interrupted : step;
  switch (outcome.type) {
    case 'codeSent':
      if (effectiveStep.status !== 'sendingCode' && effectiveStep.status !== 'resendingCode') break;
      return goTo(state, awaitingCode(effectiveStep, now + RESEND_PAUSE_MS));
    case 'phoneVerified':
      if (effectiveStep.status !== 'verifyingCode') break;
      return goTo(state, awaitingPassword({ ...effectiveStep, phoneToken: outcome.phoneToken }));
    case 'finished':
      if (effectiveStep.status !== 'finishing' && effectiveStep.status !== 'removing') break;
      return startConfirming(state, effectiveStep, true);
    case 'accountRead':
      if (step.status !== 'confirming') break;
      return goTo(state, stepAfterAccountRead(step, outcome));
    case 'mfaSmsSent':
      if (step.status !== 'sendingMfaSms') break;
      return goTo(state, { ...awaitingMfa(step, null), smsSentTo: outcome.to });
    case 'mfaFailed':
      if (step.status !== 'finishingMfa') break;
      return goTo(state, stepAfterMfaFailure(step, outcome.error, now));
    case 'callWithheld':
      return goTo(state, stepAfterWithheldCall(step, outcome.why));
    case 'callFailed':
      return onCallFailed(state, step, outcome.error, now);
  }
  // This outcome does not fit the call. The step must not keep waiting, so the call counts as failed inside Handset.
  return onCallFailed(state, step, { name: 'handsetError' }, now);
}

function onCallFailed(
  state: FlowState,
  step: CallingStep,
  error: CallError,
  now: number,
): Transition {
  if (step.status === 'confirming') return goTo(state, stepAfterUnreadAccount(step));
  if (step.status === 'sendingMfaSms') return goTo(state, stepAfterMfaFailure(step, error, now));
  const effectiveStep = step.status === 'finishingMfa' ? step.interrupted : step;
  const why = handOffReasonFor(error);
  if (why !== null) return goTo(state, handedOff(effectiveStep, why));
  if (error.name === 'mfaRequired') {
    const [first, ...others] = error.challenge.methods;
    if (first === undefined) return goTo(state, handedOff(effectiveStep, 'securityKeyRequired'));
    const hadAnsweredMfa = step.status === 'finishingMfa';
    return goTo(state, {
      status: 'awaitingMfa',
      interrupted: effectiveStep,
      challenge: error.challenge,
      mfaType: hadAnsweredMfa && others.includes(step.mfaType) ? step.mfaType : first,
      smsSentTo: null,
      smsAt: 0,
      failure: hadAnsweredMfa ? ownFailure('wrongMfaCode') : null,
    });
  }
  // Discord refused the confirmation only when the call was repeated with it.
  if (step.status === 'finishingMfa' && isWrongMfaCode(error))
    return goTo(state, stepAfterMfaFailure(step, error, now));
  // It is unknown how the last call ended, so the account is read to find out.
  if (
    (effectiveStep.status === 'finishing' || effectiveStep.status === 'removing') &&
    mayHaveTakenEffect(error)
  )
    return startConfirming(state, effectiveStep, false);
  return goTo(state, stepAfterFailure(effectiveStep, error, now));
}

const isWrongMfaCode = (error: CallError): boolean =>
  error.name === 'discordError' && error.code === ErrorCode.MfaInvalidCode;

function stepAfterWithheldCall(step: CallingStep, why: WithheldReason): Step {
  const failure = ownFailure(why);
  switch (step.status) {
    case 'confirming':
      return stepAfterUnreadAccount(step);
    case 'sendingMfaSms':
    case 'finishingMfa':
      if (why === 'accountChanged') return stoppedByAccount(false);
      return why === 'passwordForgotten'
        ? toWaitingStep(step.interrupted, failure)
        : awaitingMfa(step, failure);
    default:
      return why === 'accountChanged' ? stoppedByAccount(false) : toWaitingStep(step, failure);
  }
}
