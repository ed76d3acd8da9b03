import { ownFailure } from '#shared/flow/failure.ts';
import { needsPassword } from './needs-password.ts';
import { confirm, waitingForMfa } from './on-outcome.ts';
import type { FlowState, InterruptedStep } from './state.ts';
import { awaitingCode, toApiCall, waitingAgain } from './steps.ts';
import { type Transition, to, unchanged } from './transition-result.ts';

/**
 * What becomes of a call whose end nobody saw, because the background died. Nothing is repeated:
 * the user is told that it may or may not have happened, or the account is read to find out.
 */
export function onRestart(state: FlowState): Transition {
  const { step } = state;
  switch (step.status) {
    case 'sendingCode':
    case 'resendingCode':
    case 'verifyingCode':
    case 'finishing':
    case 'removing':
      return settle(state, step);
    case 'confirming':
      return confirm(state, step.after, step.finished, step.handedOff);
    case 'finishingMfa':
      // The confirmation may have been taken and the call repeated.
      return settle(state, step.interrupted);
    case 'sendingMfaSms':
      return needsPassword(toApiCall(step.interrupted))
        ? to(state, waitingAgain(step.interrupted, ownFailure('passwordForgotten')))
        : to(state, waitingForMfa(step, ownFailure('interrupted')));
    case 'awaitingMfa':
      // The password of the interrupted call was in the memory of the background that died.
      return needsPassword(toApiCall(step.interrupted))
        ? to(state, waitingAgain(step.interrupted, ownFailure('passwordForgotten')))
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

function settle(state: FlowState, step: InterruptedStep): Transition {
  switch (step.status) {
    case 'sendingCode':
      return to(state, awaitingCode(step, 0, { delivery: 'uncertain' }));
    case 'resendingCode':
      return to(
        state,
        awaitingCode(step, step.resendAt, {
          delivery: 'uncertain',
          verificationCode: step.verificationCode,
        }),
      );
    case 'verifyingCode':
      return to(state, waitingAgain(step, ownFailure('interrupted')));
    case 'finishing':
    case 'removing':
      return confirm(state, step, false);
  }
}
