import type { FlowIntent } from '#shared/flow/flow-intent.ts';
import type { CallType } from '#shared/flow/logged-call.ts';
import { defaultReasonFor } from '#shared/required-action/default-reason.ts';
import { flowKindFor } from '#shared/required-action/phone-route.ts';
import type { AccountBefore } from './account-before.ts';
import { toApiCall } from './api-calls.ts';
import type { FlowEffect } from './events.ts';
import type { InterruptedStep } from './interrupted-step.ts';
import type { CallingStep, Progress, Step } from './state.ts';

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
type IntendedCall = { readonly step: CallingStep; readonly effect: FlowEffect };

/** What a call depends on besides step and intent. */
interface CallSetting {
  readonly callId: number;
  readonly userId: string;
  /** The account as it is known now: it decides the endpoint of every call about a number. */
  readonly before: AccountBefore;
  readonly progress: Progress;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The call that an intent leads to in `step`, and the step that waits for it; null if the step does not allow it. */
export function callForIntent(
  step: WaitingStep,
  intent: CallIntent,
  { callId, userId, before, progress, now }: CallSetting,
): IntendedCall | null {
  const call = { callId, before };
  const makeCall = (next: InterruptedStep, password: string | null = null): IntendedCall => ({
    step: next,
    effect: { type: 'makeCall', callId, userId, call: toApiCall(next, progress), password },
  });
  const kind = flowKindFor(before.requiredAction, before.hasPhone);
  const sendCode = (phone: string): IntendedCall => {
    const changePhoneReason = progress.chosenReason ?? defaultReasonFor(before.requiredAction);
    return makeCall({ status: 'sendingCode', kind, changePhoneReason, phone, ...call });
  };
  switch (step.status) {
    case 'awaitingPhone':
      return intent.type === 'submitPhone' ? sendCode(intent.phone) : null;
    case 'awaitingCode': {
      const { phone, delivery, resendAt, verificationCode } = step;
      const { kind: codeKind, changePhoneReason } = step;
      const withCode = { kind: codeKind, changePhoneReason, phone, delivery, resendAt, ...call };
      if (intent.type === 'submitCode')
        return makeCall({
          status: 'verifyingCode',
          ...withCode,
          verificationCode: intent.verificationCode,
        });
      if (intent.type === 'resendCode' && now >= resendAt)
        return makeCall({ status: 'resendingCode', ...withCode, verificationCode });
      if (intent.type === 'sendNewCode' && step.resendRefused) return sendCode(phone);
      return null;
    }
    case 'awaitingPassword': {
      if (intent.type !== 'submitPassword') return null;
      // Discord wants the reason of the first call again, but the endpoint that fits now.
      const { changePhoneReason, phone, phoneToken } = step;
      return makeCall(
        { status: 'finishing', kind, changePhoneReason, phone, phoneToken, ...call },
        intent.password,
      );
    }
    case 'awaitingRemovalPassword':
      return intent.type === 'submitRemoval'
        ? makeCall({ status: 'removing', phone: step.phone, ...call }, intent.password)
        : null;
    case 'awaitingMfa': {
      const { interrupted, challenge, challengeId, mfaType, smsSentTo, smsAt } = step;
      const { ticket } = challenge;
      const withMfa = { interrupted, challenge, challengeId, mfaType, smsSentTo, smsAt, callId };
      const authorized = progress.needsAuthorization.includes('sendMfaSms');
      if (intent.type === 'sendMfaSms' && challenge.methods.includes('sms'))
        return {
          step: { status: 'sendingMfaSms', ...withMfa, mfaType: 'sms' },
          effect: { type: 'sendMfaSms', callId, userId, ticket, authorized },
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
          call: toApiCall(interrupted, progress),
          interruptedCallId: interrupted.callId,
        },
      };
    }
  }
}

/** The type of the call, by which rate limits are kept. */
export const intendedCallType = ({ effect }: IntendedCall): CallType =>
  effect.type === 'makeCall' ? effect.call.type : effect.type;
