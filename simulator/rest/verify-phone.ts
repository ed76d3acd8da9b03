import { type Answer, failure, ok } from './answer.ts';
import { defineShape } from './endpoint.ts';

/** `POST /phone-verifications/verify`: exchanges a correct code for a phone token. */
export const verifyPhone = defineShape({ phone: {}, code: {} }, ({ state }, body): Answer => {
  const phoneToken = state.phones.exchangeCode(body.phone, body.code);
  // The real answer to a wrong code is not publicly known; 50037 has the documented meaning.
  return phoneToken
    ? ok({ token: phoneToken })
    : failure(400, 50037, 'Verification code is invalid');
});
