import { type Answer, failure, noContent } from './answer.ts';
import { defineShape } from './endpoint.ts';
import { invalidPhoneNumber, isPhoneNumber } from './phone-number.ts';

/** `POST /phone-verifications/resend`: sends another code for the pending request of this phone. */
export const resendCode = defineShape({ phone: {} }, ({ state }, body): Answer => {
  if (!isPhoneNumber(body.phone)) return invalidPhoneNumber;
  // The real answer is not publicly known; 70003 has the closest documented meaning.
  return state.phones.resendCode(body.phone)
    ? noContent
    : failure(400, 70003, 'Unable to send an SMS to this phone number.');
});
