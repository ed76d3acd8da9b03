import { type Answer, noContent } from './answer.ts';
import { defineShape } from './endpoint.ts';
import { invalidPhoneNumber, isPhoneNumber } from './phone-number.ts';

/** `POST /auth/register/phone`: sends the SMS to someone without an account. */
export const registerPhone = defineShape({ phone: {} }, ({ state }, body): Answer => {
  if (!isPhoneNumber(body.phone)) return invalidPhoneNumber;
  state.phones.sendCode({ purpose: 'register', phone: body.phone });
  return noContent;
});
