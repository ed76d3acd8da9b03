import { ownFailure } from './failure.ts';
import { confirm } from './on-outcome.ts';
import type { FlowState } from './state.ts';
import { type Transition, to, unchanged } from './transition-result.ts';

/**
 * What becomes of a call whose end nobody saw, because the background died. Nothing is repeated:
 * the user is told that it may or may not have happened, or the account is read to find out.
 */
export function onRestart(state: FlowState): Transition {
  const { step } = state;
  switch (step.status) {
    case 'sendingCode':
      return to(state, {
        status: 'awaitingCode',
        changePhoneReason: step.changePhoneReason,
        phone: step.phone,
        delivery: 'uncertain',
        verificationCode: null,
        failure: null,
      });
    case 'verifyingCode':
      return to(state, {
        status: 'awaitingCode',
        changePhoneReason: step.changePhoneReason,
        phone: step.phone,
        delivery: step.delivery,
        verificationCode: step.verificationCode,
        failure: ownFailure('interrupted'),
      });
    case 'finishing':
      return confirm(state, step, false);
    case 'confirming':
      return confirm(state, step, step.finished);
    case 'idle':
    case 'awaitingPhone':
    case 'awaitingCode':
    case 'awaitingPassword':
    case 'done':
    case 'handedOff':
    case 'stopped':
      return unchanged(state);
  }
}
