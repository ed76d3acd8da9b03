import type { CallResult } from '../discord-api/call-error.ts';
import { type CallContext, callDiscord } from '../discord-api/client.ts';
import { asAuthorized } from '../discord-api/endpoint.ts';
import {
  addPhone,
  removePhone,
  resendCode,
  reverifyPhone,
  verifyPhone,
} from '../discord-api/endpoints.ts';
import type { ApiCall, CallOutcome } from './machine/events.ts';

/** Sends one call of the flow to Discord, once, and turns the result into its outcome. */
export async function sendCall(
  callId: number,
  call: ApiCall,
  password: string | null,
  context: CallContext,
): Promise<CallOutcome> {
  switch (call.type) {
    case 'sendCode': {
      const body = { phone: call.phone, change_phone_reason: call.changePhoneReason };
      const result = await callDiscord(endpointOf(call.kind), body, context);
      return toOutcome(callId, result, () => ({ type: 'codeSent', callId }));
    }
    case 'resendCode': {
      const result = await callDiscord(
        asAuthorized(resendCode, call.authorized),
        { phone: call.phone },
        context,
      );
      return toOutcome(callId, result, () => ({ type: 'codeSent', callId }));
    }
    case 'verifyPhone': {
      const body = { phone: call.phone, code: call.verificationCode };
      const result = await callDiscord(asAuthorized(verifyPhone, call.authorized), body, context);
      return toOutcome(callId, result, ({ token }) => ({
        type: 'phoneVerified',
        callId,
        phoneToken: token,
      }));
    }
    case 'finishPhone': {
      const body = {
        phone_token: call.phoneToken,
        password: password ?? '',
        change_phone_reason: call.changePhoneReason,
      };
      const result = await callDiscord(endpointOf(call.kind), body, context);
      return toOutcome(callId, result, () => ({ type: 'finished', callId }));
    }
    case 'removePhone': {
      const body = { password: password ?? '', change_phone_reason: call.changePhoneReason };
      const result = await callDiscord(removePhone, body, context);
      return toOutcome(callId, result, () => ({ type: 'finished', callId }));
    }
  }
}

const endpointOf = (kind: 'add' | 'reverify') => (kind === 'reverify' ? reverifyPhone : addPhone);

/** The outcome of a call that succeeded, or its failure. */
export const toOutcome = <Value>(
  callId: number,
  result: CallResult<Value>,
  onSuccess: (value: Value) => CallOutcome,
): CallOutcome =>
  result.ok ? onSuccess(result.value) : { type: 'callFailed', callId, error: result.error };
