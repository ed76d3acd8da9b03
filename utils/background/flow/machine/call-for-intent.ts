import type { FlowIntent } from '#shared/flow/flow-intent.ts';
import type { FlowEffect } from './events.ts';
import type { InterruptedStep, Step } from './state.ts';
import { requestOf } from './steps.ts';

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
type Asked = { readonly step: Step; readonly effect: FlowEffect };

/** The call that an intent asks for in a step, and the step that makes it; null where it asks for none. */
export function callFor(
  step: WaitingStep,
  intent: CallIntent,
  call: number,
  userId: string,
  now: number,
): Asked | null {
  const make = (calling: InterruptedStep, password: string | null = null): Asked => ({
    step: calling,
    effect: { type: 'makeCall', call, userId, request: requestOf(calling), password },
  });
  switch (step.status) {
    case 'awaitingPhone': {
      if (intent.type !== 'submitPhone') return null;
      const { phone, changePhoneReason } = intent;
      return make({ status: 'sendingCode', kind: step.kind, changePhoneReason, phone, call });
    }
    case 'awaitingCode': {
      const { kind, changePhoneReason, phone, delivery, resendAt, verificationCode } = step;
      const withCode = { kind, changePhoneReason, phone, delivery, resendAt, call };
      if (intent.type === 'submitCode')
        return make({
          status: 'verifyingCode',
          ...withCode,
          verificationCode: intent.verificationCode,
        });
      if (intent.type === 'resendCode' && now >= resendAt)
        return make({ status: 'resendingCode', ...withCode, verificationCode });
      if (intent.type === 'sendNewCode' && step.resendRefused)
        return make({ status: 'sendingCode', kind, changePhoneReason, phone, call });
      return null;
    }
    case 'awaitingPassword': {
      if (intent.type !== 'submitPassword') return null;
      const { kind, changePhoneReason, phone, phoneToken } = step;
      return make(
        { status: 'finishing', kind, changePhoneReason, phone, phoneToken, call },
        intent.password,
      );
    }
    case 'awaitingRemovalPassword': {
      if (intent.type !== 'submitRemoval') return null;
      const { password, changePhoneReason } = intent;
      return make({ status: 'removing', phone: step.phone, changePhoneReason, call }, password);
    }
    case 'awaitingMfa': {
      const { interrupted, challenge, mfaType, smsSentTo, smsAt } = step;
      const { ticket } = challenge;
      const withMfa = { interrupted, challenge, mfaType, smsSentTo, smsAt, call };
      if (intent.type === 'sendMfaSms' && challenge.methods.includes('sms'))
        return {
          step: { status: 'sendingMfaSms', ...withMfa, mfaType: 'sms' },
          effect: { type: 'sendMfaSms', call, userId, ticket },
        };
      if (intent.type !== 'submitMfa') return null;
      return {
        step: { status: 'finishingMfa', ...withMfa },
        effect: {
          type: 'finishMfa',
          call,
          userId,
          ticket,
          mfaType,
          data: intent.data,
          request: requestOf(interrupted),
          interruptedCall: interrupted.call,
        },
      };
    }
  }
}

/** Under which name a limit on a call is kept. */
export const callType = ({ effect }: Asked): string =>
  effect.type === 'makeCall' ? effect.request.type : effect.type;
