import type { FlowIntent } from '#shared/flow/flow-intent.ts';
import type { FlowEffect } from './events.ts';
import type { InterruptedStep, Step } from './state.ts';
import { toApiCall } from './steps.ts';

/** An intent that asks for a call. */
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

/** The call that an intent asks for in a step, and the step that makes it; null where it asks for none. */
export function callForIntent(
  step: WaitingStep,
  intent: CallIntent,
  callId: number,
  userId: string,
  now: number,
): IntendedCall | null {
  const make = (calling: InterruptedStep, password: string | null = null): IntendedCall => ({
    step: calling,
    effect: { type: 'makeCall', callId, userId, call: toApiCall(calling), password },
  });
  switch (step.status) {
    case 'awaitingPhone': {
      if (intent.type !== 'submitPhone') return null;
      const { phone, changePhoneReason } = intent;
      return make({ status: 'sendingCode', kind: step.kind, changePhoneReason, phone, callId });
    }
    case 'awaitingCode': {
      const { kind, changePhoneReason, phone, delivery, resendAt, verificationCode } = step;
      const withCode = { kind, changePhoneReason, phone, delivery, resendAt, callId };
      if (intent.type === 'submitCode')
        return make({
          status: 'verifyingCode',
          ...withCode,
          verificationCode: intent.verificationCode,
        });
      if (intent.type === 'resendCode' && now >= resendAt)
        return make({ status: 'resendingCode', ...withCode, verificationCode });
      if (intent.type === 'sendNewCode' && step.resendRefused)
        return make({ status: 'sendingCode', kind, changePhoneReason, phone, callId });
      return null;
    }
    case 'awaitingPassword': {
      if (intent.type !== 'submitPassword') return null;
      const { kind, changePhoneReason, phone, phoneToken } = step;
      return make(
        { status: 'finishing', kind, changePhoneReason, phone, phoneToken, callId },
        intent.password,
      );
    }
    case 'awaitingRemovalPassword': {
      if (intent.type !== 'submitRemoval') return null;
      const { password, changePhoneReason } = intent;
      return make({ status: 'removing', phone: step.phone, changePhoneReason, callId }, password);
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

/** Under which name a limit on a call is kept. */
export const callType = ({ effect }: IntendedCall): string =>
  effect.type === 'makeCall' ? effect.call.type : effect.type;
