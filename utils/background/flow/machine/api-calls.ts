import type { ApiCall } from './events.ts';
import type { CallingStep, FlowState, InterruptedStep, Progress } from './state.ts';

/** The call that `step` makes, without its password. */
export function toApiCall(
  step: InterruptedStep,
  { needsAuthorization: authorized }: Progress,
): ApiCall {
  switch (step.status) {
    case 'sendingCode': {
      const { kind, phone, changePhoneReason } = step;
      return { type: 'sendCode', kind, phone, changePhoneReason };
    }
    case 'resendingCode':
      return { type: 'resendCode', phone: step.phone, authorized };
    case 'verifyingCode': {
      const { phone, verificationCode } = step;
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

/** The type of a call, by which rate limits are kept. */
export type CallType = ApiCall['type'] | 'readAccount' | 'sendMfaSms' | 'finishMfa';

/** The types of calls that need no authorization. Discord limits these by address. */
const ADDRESS_CALLS: readonly CallType[] = ['resendCode', 'verifyPhone', 'sendMfaSms'];

/** Whether Discord limits this call by address rather than by account. */
const isLimitedByAddress = (callType: CallType): boolean => ADDRESS_CALLS.includes(callType);

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
  const owner = isLimitedByAddress(callType) ? null : userId;
  return (
    limits.find((limit) => limit.userId === owner && limit.callType === callType)?.until ?? null
  );
}

/** Records a rate limit, until `until` in ms since the epoch, in place of an earlier one. */
export function withLimit(state: FlowState, callType: CallType, until: number): FlowState {
  const userId = isLimitedByAddress(callType) ? null : state.userId;
  const others = state.limits.filter(
    (limit) => limit.userId !== userId || limit.callType !== callType,
  );
  return { ...state, limits: [...others, { userId, callType, until }] };
}
