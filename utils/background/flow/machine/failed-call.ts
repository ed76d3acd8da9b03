import type { Failure } from '#shared/flow/failure.ts';
import type { CallError } from '../../discord-api/call-error.ts';
import type { CallingStep, InterruptedStep, Step } from './state.ts';
import { awaitingCode, awaitingPhone, toWaitingStep } from './steps.ts';
import { mayHaveTakenEffect, toFailure } from './to-failure.ts';

/** Returns to the step that made the call, with the user's input and the failure. */
export function stepAfterFailure(step: InterruptedStep, error: CallError, now: number): Step {
  const failure = failureOf(step, error, now);
  switch (step.status) {
    case 'sendingCode':
      return toWaitingStep(step, failure, mayHaveTakenEffect(error));
    case 'resendingCode':
      // A rate limit on sending only delays the next send. A code that has arrived can be verified meanwhile.
      return awaitingCode(step, Math.max(step.resendAt, failure.retryAt ?? 0), {
        delivery: mayHaveTakenEffect(error) ? 'uncertain' : step.delivery,
        verificationCode: step.verificationCode,
        resendRefused: isRefusal(error),
        failure: { ...failure, retryAt: null },
      });
    case 'verifyingCode': {
      // Discord's answer to a wrong code is not documented, so a 400 without a known reason counts as one.
      const refused = failure.kind === 'refused' && 'status' in error && error.status === 400;
      return toWaitingStep(step, refused ? { ...failure, kind: 'wrongCode' } : failure);
    }
    case 'finishing':
      // A phone token that Discord no longer accepts can only be replaced through a new code.
      return failure.kind === 'verificationExpired'
        ? awaitingPhone(step, { failure })
        : toWaitingStep(step, failure);
    case 'removing':
      return toWaitingStep(step, failure);
  }
}

/**
 * Why the call of a step failed. If the call carried no authorization, a 401 says nothing about the session, which is
 * kept: then it is a refusal like any other.
 */
export function failureOf(step: CallingStep, error: CallError, now: number): Failure {
  const failure = toFailure(error, now);
  const isUnauthenticated =
    step.status === 'resendingCode' ||
    step.status === 'verifyingCode' ||
    step.status === 'sendingMfaSms';
  return failure.kind === 'signInExpired' && isUnauthenticated
    ? { ...failure, kind: 'refused' }
    : failure;
}

const isRefusal = (error: CallError): boolean =>
  (error.name === 'discordError' || error.name === 'httpError') &&
  error.status >= 400 &&
  error.status < 500;
