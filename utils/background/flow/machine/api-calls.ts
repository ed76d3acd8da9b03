import type { CallType } from '#shared/flow/logged-call.ts';
import type { ApiCall } from './events.ts';
import type { InterruptedStep } from './interrupted-step.ts';
import { AddressCallType, type CallingStep, type FlowState, type Progress } from './state.ts';

/** The call that `step` makes, without its password. */
export function toApiCall(step: InterruptedStep, { needsAuthorization }: Progress): ApiCall {
  switch (step.status) {
    case 'sendingCode': {
      const { kind, phone, changePhoneReason } = step;
      return { type: 'sendCode', kind, phone, changePhoneReason };
    }
    case 'resendingCode':
      return {
        type: 'resendCode',
        phone: step.phone,
        authorized: needsAuthorization.includes('resendCode'),
      };
    case 'verifyingCode': {
      const { phone, verificationCode } = step;
      const authorized = needsAuthorization.includes('verifyPhone');
      return { type: 'verifyPhone', phone, verificationCode, authorized };
    }
    case 'finishing': {
      const { kind, phoneToken, changePhoneReason } = step;
      return { type: 'finishPhone', kind, phoneToken, changePhoneReason };
    }
    case 'removing':
      // What Discord's own settings send, whatever is required.
      return { type: 'removePhone', changePhoneReason: 'user_settings_update' };
  }
}

/** Whether a call needs no authorization: Discord limits it by address rather than by account. */
export const isAddressCall = (callType: CallType): callType is AddressCallType =>
  AddressCallType.safeParse(callType).success;

/** The type of the call that the outcome of a step is about: after MFA, the call that was repeated. */
export function callTypeOf(step: CallingStep): CallType {
  switch (step.status) {
    case 'confirming':
      return 'readAccount';
    case 'sendingMfaSms':
      return 'sendMfaSms';
    case 'finishingMfa':
      return callTypeOf(step.interrupted);
    case 'sendingCode':
      return 'sendCode';
    case 'resendingCode':
      return 'resendCode';
    case 'verifyingCode':
      return 'verifyPhone';
    case 'finishing':
      return 'finishPhone';
    case 'removing':
      return 'removePhone';
  }
}

/** Until when a call must wait, in ms since the epoch; null if no rate limit of the account or address holds it up. */
export function limitOf(
  { limits }: FlowState,
  userId: string | null,
  callType: CallType,
): number | null {
  const owner = isAddressCall(callType) ? null : userId;
  return (
    limits.find((limit) => limit.userId === owner && limit.callType === callType)?.until ?? null
  );
}

/** Records a rate limit of an account, until `until` in ms since the epoch, in place of an earlier one. */
export function withLimit(
  state: FlowState,
  owner: string | null,
  callType: CallType,
  until: number,
): FlowState {
  const userId = isAddressCall(callType) ? null : owner;
  const others = state.limits.filter(
    (limit) => limit.userId !== userId || limit.callType !== callType,
  );
  return { ...state, limits: [...others, { userId, callType, until }] };
}
