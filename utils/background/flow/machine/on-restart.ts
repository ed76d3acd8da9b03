import { ownFailure } from '#shared/flow/failure.ts';
import { startConfirming } from './confirming.ts';
import { awaitingMfa } from './mfa-steps.ts';
import { needsPassword } from './needs-password.ts';
import type { FlowState, InterruptedStep } from './state.ts';
import { awaitingCode, toApiCall, toWaitingStep } from './steps.ts';
import { goTo, type Transition, unchanged } from './transition-result.ts';

/**
 * Settles a call whose end was missed because the background was stopped. Nothing is repeated: the user learns that the
 * call may or may not have taken effect, or the account is read to find out.
 */
export function onRestart(state: FlowState): Transition {
  const { step } = state;
  switch (step.status) {
    case 'sendingCode':
    case 'resendingCode':
    case 'verifyingCode':
    case 'finishing':
    case 'removing':
      return recoverCall(state, step);
    case 'confirming':
      return startConfirming(state, step.after, step.finished, step.handedOff);
    case 'finishingMfa':
      // Discord may have accepted the MFA answer, and the call may have been repeated.
      return recoverCall(state, step.interrupted);
    case 'sendingMfaSms':
      return needsPassword(toApiCall(step.interrupted))
        ? goTo(state, toWaitingStep(step.interrupted, ownFailure('passwordForgotten')))
        : goTo(state, awaitingMfa(step, ownFailure('interrupted')));
    case 'awaitingMfa':
      // The password of the interrupted call was only in the memory of the stopped background.
      return needsPassword(toApiCall(step.interrupted))
        ? goTo(state, toWaitingStep(step.interrupted, ownFailure('passwordForgotten')))
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

function recoverCall(state: FlowState, step: InterruptedStep): Transition {
  switch (step.status) {
    case 'sendingCode':
      return goTo(state, awaitingCode(step, 0, { delivery: 'uncertain' }));
    case 'resendingCode':
      return goTo(
        state,
        awaitingCode(step, step.resendAt, {
          delivery: 'uncertain',
          verificationCode: step.verificationCode,
        }),
      );
    case 'verifyingCode':
      return goTo(state, toWaitingStep(step, ownFailure('interrupted')));
    case 'finishing':
    case 'removing':
      return startConfirming(state, step, false);
  }
}
