import { type Answer, noContent } from './answer.ts';
import { shape } from './endpoint.ts';
import { invalidPhoneNumber, isPhoneNumber } from './phone-number.ts';

/** `POST /auth/register/phone`: sends the SMS to somebody who has no account yet. */
export const registerPhone = shape({ phone: {} }, ({ world }, body): Answer => {
  if (!isPhoneNumber(body.phone)) return invalidPhoneNumber;
  world.phones.sendCode({ purpose: 'register', phone: body.phone });
  return noContent;
});
