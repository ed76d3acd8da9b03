import type { Failure } from '#shared/flow/failure.ts';
import type { CallError } from '../../discord-api/call-error.ts';
import { failureOf } from './failed-call.ts';
import { handedOff, handOffReasonFor } from './hand-off.ts';
import type { Step, StepAt } from './state.ts';
import { toWaitingStep } from './steps.ts';

type MfaStep = StepAt<'sendingMfaSms' | 'finishingMfa'>;

/** Asks for the MFA answer again. */
export function awaitingMfa(
  { interrupted, challenge, mfaType, smsSentTo, smsAt }: MfaStep,
  failure: Failure | null,
): StepAt<'awaitingMfa'> {
  return { status: 'awaitingMfa', interrupted, challenge, mfaType, smsSentTo, smsAt, failure };
}

/** The MFA answer, or the SMS for it, was refused. */
export function stepAfterMfaFailure(step: MfaStep, error: CallError, now: number): Step {
  const why = handOffReasonFor(error);
  if (why !== null) return handedOff(step.interrupted, why);
  const failure = failureOf(step, error, now);
  // The ticket is no longer valid. Only making the interrupted call again yields a new one.
  if (failure.kind === 'mfaExpired') return toWaitingStep(step.interrupted, failure);
  // Sending an SMS submits no answer that could be wrong, and a rate limit on it must not delay the other methods.
  if (step.status === 'sendingMfaSms')
    return awaitingMfa(
      { ...step, smsAt: failure.retryAt ?? step.smsAt },
      { ...failure, retryAt: null },
    );
  switch (failure.kind) {
    case 'wrongCode':
    case 'wrongPassword':
    case 'refused':
      return awaitingMfa(step, { ...failure, kind: 'wrongMfaCode' });
    default:
      return awaitingMfa(step, failure);
  }
}
