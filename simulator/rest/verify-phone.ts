import { WRONG_CODES } from '../wrong-codes.ts';
import { type Answer, failure, ok } from './answer.ts';
import { defineShape } from './endpoint.ts';
import { rateLimited } from './rate-limited.ts';

/** `POST /phone-verifications/verify`: exchanges a correct code for a phone token. */
export const verifyPhone = defineShape({ phone: {}, code: {} }, ({ state }, body): Answer => {
  const secondsLeft = state.wrongCodes.secondsLeft(body.phone);
  if (secondsLeft > 0)
    return rateLimited({ limit: { ...WRONG_CODES }, secondsLeft, isEarly: false });
  const phoneToken = state.phones.exchangeCode(body.phone, body.code);
  if (!phoneToken) state.wrongCodes.count(body.phone);
  // The real answer to a wrong code is not publicly known; 50037 has the documented meaning.
  return phoneToken
    ? ok({ token: phoneToken })
    : failure(400, 50037, 'Verification code is invalid');
});
