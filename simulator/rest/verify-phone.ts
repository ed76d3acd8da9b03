import { type Answer, failure, ok } from './answer.ts';
import { shape } from './endpoint.ts';

/** `POST /phone-verifications/verify`: a right code for a phone token. */
export const verifyPhone = shape({ phone: {}, code: {} }, ({ world }, body): Answer => {
  const phoneToken = world.phones.exchangeCode(body.phone, body.code);
  // No capture of the real answer to a wrong code is public; 50037 carries the documented meaning.
  return phoneToken
    ? ok({ token: phoneToken })
    : failure(400, 50037, 'Verification code is invalid');
});
