import type { FlowIntent } from '#shared/flow/flow-intent.ts';
import type { FlowEffect } from './events.ts';
import type { InterruptedStep, Step } from './state.ts';
import { toApiCall } from './steps.ts';

/** An intent that leads to a call. */
export type CallIntent = Exclude<
  FlowIntent,
  {
    type:
      | 'startPhone'
      | 'startRemoval'
      | 'haveCode'
      | 'chooseMfaType'
      | 'recheckAccount'
      | 'back'
      | 'close';
  }
>;

/** A step that waits for the user. */
export type WaitingStep = Exclude<Extract<Step, { failure: unknown }>, { status: 'stopped' }>;
type IntendedCall = { readonly step: Step; readonly effect: FlowEffect };

/** The call that an intent leads to in `step`, and the step that waits for it; null if the step does not allow it. */
export function callForIntent(
  step: WaitingStep,
  intent: CallIntent,
  callId: number,
  userId: string,
  now: number,
): IntendedCall | null {
  const makeCall = (next: InterruptedStep, password: string | null = null): IntendedCall => ({
    step: next,
    effect: { type: 'makeCall', callId, userId, call: toApiCall(next), password },
  });
  switch (step.status) {
    case 'awaitingPhone': {
      if (intent.type !== 'submitPhone') return null;
      const { phone, changePhoneReason } = intent;
      return makeCall({ status: 'sendingCode', kind: step.kind, changePhoneReason, phone, callId });
    }
    case 'awaitingCode': {
      const { kind, changePhoneReason, phone, delivery, resendAt, verificationCode } = step;
      const withCode = { kind, changePhoneReason, phone, delivery, resendAt, callId };
      if (intent.type === 'submitCode')
        return makeCall({
          status: 'verifyingCode',
          ...withCode,
          verificationCode: intent.verificationCode,
        });
      if (intent.type === 'resendCode' && now >= resendAt)
        return makeCall({ status: 'resendingCode', ...withCode, verificationCode });
      if (intent.type === 'sendNewCode' && step.resendRefused)
        return makeCall({ status: 'sendingCode', kind, changePhoneReason, phone, callId });
      return null;
    }
    case 'awaitingPassword': {
      if (intent.type !== 'submitPassword') return null;
      const { kind, changePhoneReason, phone, phoneToken } = step;
      return makeCall(
        { status: 'finishing', kind, changePhoneReason, phone, phoneToken, callId },
        intent.password,
      );
    }
    case 'awaitingRemovalPassword': {
      if (intent.type !== 'submitRemoval') return null;
      const { password, changePhoneReason } = intent;
      return makeCall(
        { status: 'removing', phone: step.phone, changePhoneReason, callId },
        password,
      );
    }
    case 'awaitingMfa': {
      const { interrupted, challenge, mfaType, smsSentTo, smsAt } = step;
      const { ticket } = challenge;
      const withMfa = { interrupted, challenge, mfaType, smsSentTo, smsAt, callId };
      if (intent.type === 'sendMfaSms' && challenge.methods.includes('sms'))
        return {
          step: { status: 'sendingMfaSms', ...withMfa, mfaType: 'sms' },
          effect: { type: 'sendMfaSms', callId, userId, ticket },
        };
      if (intent.type !== 'submitMfa') return null;
      return {
        step: { status: 'finishingMfa', ...withMfa },
        effect: {
          type: 'finishMfa',
          callId,
          userId,
          ticket,
          mfaType,
          data: intent.data,
          call: toApiCall(interrupted),
          interruptedCallId: interrupted.callId,
        },
      };
    }
  }
}

/** The key in `FlowState.limits` for a rate limit on this call. */
export const intendedCallType = ({ effect }: IntendedCall): string =>
  effect.type === 'makeCall' ? effect.call.type : effect.type;
