import { ownFailure } from '#shared/flow/failure.ts';
import { toApiCall } from './api-calls.ts';
import { startConfirming } from './confirming.ts';
import { failureWhileUnsettled } from './failed-call.ts';
import type { InterruptedStep } from './interrupted-step.ts';
import { awaitingMfa } from './mfa-steps.ts';
import { needsPassword } from './needs-password.ts';
import type { FlowState } from './state.ts';
import { awaitingCode, sentCode, toWaitingStep } from './steps.ts';
import { goTo, type Transition, unchanged } from './transition-result.ts';

/**
 * Settles a call whose end was missed because the background was stopped. Nothing is repeated: the user learns that the
 * call may or may not have taken effect, or the account is read to find out.
 */
export function onRestart(state: FlowState, now: number): Transition {
  const { step } = state;
  switch (step.status) {
    case 'sendingCode':
    case 'resendingCode':
    case 'verifyingCode':
    case 'finishing':
    case 'removing':
      return recoverCall(state, step, now);
    case 'confirming': {
      const { after, finished, handedOff, refusal } = step;
      return startConfirming(state, after, now, { finished, handedOff, refusal });
    }
    case 'finishingMfa':
      // Discord may have accepted the MFA answer, and the call may have been repeated.
      return recoverCall(state, step.interrupted, now);
    case 'sendingMfaSms':
      return hadPassword(state, step.interrupted)
        ? askForPassword(state, step.interrupted)
        : goTo(state, awaitingMfa(step, ownFailure('interrupted')));
    case 'awaitingMfa':
      return hadPassword(state, step.interrupted)
        ? askForPassword(state, step.interrupted)
        : unchanged(state);
    case 'idle':
    case 'awaitingPhone':
    case 'awaitingCode':
    case 'awaitingPassword':
    case 'awaitingRemovalPassword':
    case 'done':
    case 'handedOff':
    case 'stopped':
      return unchanged(state);
  }
}

/** Whether the stopped background held, in its memory, a password for the interrupted call. */
const hadPassword = ({ progress }: FlowState, step: InterruptedStep): boolean =>
  needsPassword(toApiCall(step, progress));

function askForPassword(state: FlowState, step: InterruptedStep): Transition {
  const failure = failureWhileUnsettled(state, step, ownFailure('passwordForgotten'));
  return goTo(state, toWaitingStep(step, failure));
}

function recoverCall(state: FlowState, step: InterruptedStep, now: number): Transition {
  switch (step.status) {
    case 'sendingCode':
      return goTo(state, awaitingCode(sentCode(step, 'uncertain', 0)));
    case 'resendingCode':
      return goTo(
        state,
        awaitingCode(sentCode(step, 'uncertain', step.resendAt), {
          verificationCode: step.verificationCode,
        }),
      );
    case 'verifyingCode':
      return goTo(state, toWaitingStep(step, ownFailure('interrupted')));
    case 'finishing':
    case 'removing':
      return startConfirming(state, step, now);
  }
}
