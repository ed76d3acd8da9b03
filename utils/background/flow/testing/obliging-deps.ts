import type { FlowIntent } from '#shared/flow/flow-intent.ts';
import type { FlowEvent, IntentContext } from '../machine/events.ts';
import type { FlowState, InterruptedStep, Step } from '../machine/state.ts';
import { MFA_ANSWER, PASSWORD, PHONE, PHONE_TOKEN, USER } from '../machine/testing/histories.ts';

const reason = 'user_settings_update';

/** What a user would do in a step that waits for them, without leaving the flow; null where nothing is waited for. */
function nextIntent({ step }: FlowState): FlowIntent | null {
  switch (step.status) {
    case 'idle':
    case 'stopped':
      return { type: 'startPhone' };
    case 'awaitingPhone':
      return { type: 'submitPhone', phone: step.phone ?? PHONE, changePhoneReason: reason };
    case 'awaitingCode':
      return { type: 'submitCode', verificationCode: '482913' };
    case 'awaitingPassword':
      return { type: 'submitPassword', password: PASSWORD };
    case 'awaitingRemovalPassword':
      return { type: 'submitRemoval', password: PASSWORD, changePhoneReason: reason };
    case 'awaitingMfa':
      return { type: 'submitMfa', data: MFA_ANSWER };
    case 'handedOff':
      return { type: 'back' };
    default:
      return null;
  }
}

/** How Discord answers a call that it has nothing against. */
function goodAnswer(step: InterruptedStep, callId: number): FlowEvent {
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

/** The same for every step that waits for a call. */
export function goodOutcome(step: Extract<Step, { callId: number }>): FlowEvent {
  const { callId } = step;
  switch (step.status) {
    case 'confirming': {
      const phone = step.after.status === 'removing' ? null : step.after.phone;
      return { type: 'accountRead', callId, phone, reverifyDemanded: false };
    }
    case 'sendingMfaSms':
      return { type: 'mfaSmsSent', callId, to: '+*******0123' };
    case 'finishingMfa':
      return goodAnswer(step.interrupted, callId);
    default:
      return goodAnswer(step, callId);
  }
}

/** What comes next where the user goes on and Discord has nothing against it; null at the end of a flow. */
export function goodEvent(state: FlowState): FlowEvent | null {
  if ('callId' in state.step) return goodOutcome(state.step);
  const intent = nextIntent(state);
  const context: IntentContext = {
    userId: state.userId ?? USER,
    phone: null,
    hasPhone: false,
    hasEmail: true,
    requiredAction: null,
  };
  return intent && { type: 'intent', intent, context };
}
