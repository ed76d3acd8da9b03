import type { FlowIntent } from '#shared/flow/flow-intent.ts';
import type { FlowEvent, IntentContext } from '../machine/events.ts';
import type { InterruptedStep } from '../machine/interrupted-step.ts';
import type { FlowState, Step } from '../machine/state.ts';
import { MFA_ANSWER, PASSWORD, PHONE, PHONE_TOKEN, USER } from '../machine/testing/histories.ts';

/** What a user would do next without leaving the flow; null if the step does not wait for the user. */
function nextIntent({ step }: FlowState): FlowIntent | null {
  switch (step.status) {
    case 'idle':
      return { type: 'startPhone' };
    case 'stopped':
      return { type: 'close' };
    case 'awaitingPhone':
      return { type: 'submitPhone', phone: step.phone ?? PHONE, changePhoneReason: null };
    case 'awaitingCode':
      return { type: 'submitCode', verificationCode: '482913' };
    case 'awaitingPassword':
      return { type: 'submitPassword', password: PASSWORD };
    case 'awaitingRemovalPassword':
      return { type: 'submitRemoval', password: PASSWORD };
    case 'awaitingMfa':
      return { type: 'submitMfa', data: MFA_ANSWER };
    case 'handedOff':
      return { type: 'back' };
    default:
      return null;
  }
}

/** How Discord answers the call of a step when it accepts it. */
function happyPathAnswer(step: InterruptedStep, callId: number): FlowEvent {
  switch (step.status) {
    case 'sendingCode':
    case 'resendingCode':
      return { type: 'codeSent', callId };
    case 'verifyingCode':
      return { type: 'phoneVerified', callId, phoneToken: PHONE_TOKEN };
    case 'finishing':
    case 'removing':
      return { type: 'finished', callId };
  }
}

/** How the call of any calling step succeeds. */
export function happyPathOutcome(step: Extract<Step, { callId: number }>): FlowEvent {
  const { callId } = step;
  switch (step.status) {
    case 'confirming': {
      const phone = step.after.status === 'removing' ? null : step.after.phone;
      return { type: 'accountRead', callId, phone, required: { action: null } };
    }
    case 'sendingMfaSms':
      return { type: 'mfaSmsSent', callId, to: '+*******0123' };
    case 'finishingMfa':
      return happyPathAnswer(step.interrupted, callId);
    default:
      return happyPathAnswer(step, callId);
  }
}

/** The next event when the user continues and Discord accepts every call; null at the end of a flow. */
export function happyPathEvent(state: FlowState): FlowEvent | null {
  if ('callId' in state.step) return happyPathOutcome(state.step);
  const intent = nextIntent(state);
  const context: IntentContext = {
    userId: state.userId ?? USER,
    name: 'Ada Lovelace',
    phone: null,
    hasPhone: false,
    hasEmail: true,
    requiredAction: null,
  };
  return intent && { type: 'intent', intent, context };
}
