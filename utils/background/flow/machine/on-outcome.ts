import { ownFailure } from '#shared/flow/failure.ts';
import type { CallError } from '../../discord-api/call-error.ts';
import { ErrorCode } from '../../discord-api/error-codes.ts';
import { callTypeOf, withLimit } from './api-calls.ts';
import { onAccountRead, onAccountUnread, startConfirming } from './confirming.ts';
import type { CallOutcome, WithheldReason } from './events.ts';
import { failureWhileUnsettled, stepAfterFailure } from './failed-call.ts';
import { handedOff, handOffReasonFor } from './hand-off.ts';
import { awaitingMfa, onMfaFailed, onMfaRequired } from './mfa-steps.ts';
import { onOutcomeWhileStopped } from './on-account-gone.ts';
import type { CallingStep, FlowState } from './state.ts';
import {
  awaitingCode,
  awaitingPassword,
  RESEND_PAUSE_MS,
  sentCode,
  stoppedByAccount,
  toWaitingStep,
} from './steps.ts';
import { goTo, type Transition, unchanged } from './transition-result.ts';

/** Handles the end of a call. An outcome that the state no longer waits for is ignored. */
export function onOutcome(state: FlowState, outcome: CallOutcome, now: number): Transition {
  const { step } = state;
  if (step.status === 'stopped') return onOutcomeWhileStopped(state, outcome);
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
  return withLimit(state, state.userId, callType, now + retryAfterMs);
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
      return goTo(state, awaitingCode(sentCode(effectiveStep, 'sent', now + RESEND_PAUSE_MS)));
    case 'phoneVerified':
      if (effectiveStep.status !== 'verifyingCode') break;
      return goTo(state, awaitingPassword({ ...effectiveStep, phoneToken: outcome.phoneToken }));
    case 'finished':
      if (effectiveStep.status !== 'finishing' && effectiveStep.status !== 'removing') break;
      return startConfirming(state, effectiveStep, now, { finished: true });
    case 'accountRead':
      if (step.status !== 'confirming') break;
      return onAccountRead(state, step, outcome);
    case 'mfaSmsSent':
      if (step.status !== 'sendingMfaSms') break;
      return goTo(state, { ...awaitingMfa(step, null), smsSentTo: outcome.to });
    case 'mfaFailed':
      if (step.status !== 'finishingMfa') break;
      return onMfaFailed(state, step, outcome.error, now);
    case 'callWithheld':
      return onCallWithheld(state, step, outcome.why, now);
    case 'callFailed':
      return onCallFailed(state, step, outcome.error, now);
  }
  // Not reached with an outcome that fits the call.
  return onCallFailed(state, step, { name: 'handsetError' }, now);
}

function onCallFailed(
  state: FlowState,
  step: CallingStep,
  error: CallError,
  now: number,
): Transition {
  if (step.status === 'confirming') return onAccountUnread(state, step, now);
  if (step.status === 'sendingMfaSms') return onMfaFailed(state, step, error, now);
  const effectiveStep = step.status === 'finishingMfa' ? step.interrupted : step;
  const why = handOffReasonFor(error);
  if (why !== null) return goTo(state, handedOff(effectiveStep, why));
  if (error.name === 'mfaRequired') return onMfaRequired(state, step, error.challenge);
  // Discord refused the confirmation only when the call was repeated with it.
  if (step.status === 'finishingMfa' && isWrongMfaCode(error))
    return onMfaFailed(state, step, error, now);
  return stepAfterFailure(state, effectiveStep, error, now);
}

const isWrongMfaCode = (error: CallError): boolean =>
  error.name === 'discordError' && error.code === ErrorCode.MfaInvalidCode;

function onCallWithheld(
  state: FlowState,
  step: CallingStep,
  why: WithheldReason,
  now: number,
): Transition {
  if (step.status === 'confirming') return onAccountUnread(state, step, now);
  if (why === 'accountChanged')
    return goTo(state, stoppedByAccount(state.progress.unsettled !== null));
  const failure = ownFailure(why);
  if ('interrupted' in step && why !== 'passwordForgotten')
    return goTo(state, awaitingMfa(step, failure));
  const effectiveStep = 'interrupted' in step ? step.interrupted : step;
  return goTo(
    state,
    toWaitingStep(effectiveStep, failureWhileUnsettled(state, effectiveStep, failure)),
  );
}
