import { type Answer, failure, noContent } from './answer.ts';
import { shape } from './endpoint.ts';
import { invalidPhoneNumber, isPhoneNumber } from './phone-number.ts';

/** `POST /phone-verifications/resend`: another code for what is under way with this phone. */
export const resendCode = shape({ phone: {} }, ({ world }, body): Answer => {
  if (!isPhoneNumber(body.phone)) return invalidPhoneNumber;
  // No capture of the real answer is public; 70003 carries the closest documented meaning.
  return world.phones.resendCode(body.phone)
    ? noContent
    : failure(400, 70003, 'Unable to send an SMS to this phone number.');
});
