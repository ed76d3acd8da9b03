import * as z from 'zod/mini';
import { ChangePhoneReason } from './change-phone-reason.ts';
import { CurrentUserReply } from './current-user.ts';
import { declareEndpoint, NoReply } from './endpoint.ts';
import { E164, VerificationCode } from './phone-values.ts';

const Password = z.string().check(z.minLength(1));

// One endpoint, two bodies that must never mix: strict objects refuse each other's fields.
const StartBody = z.strictObject({ phone: E164, change_phone_reason: ChangePhoneReason });
const FinishBody = z.strictObject({
  phone_token: z.string().check(z.minLength(1)),
  password: Password,
  change_phone_reason: ChangePhoneReason,
});

/** https://docs.discord.food/resources/user#get-current-user */
export const getCurrentUser = declareEndpoint({
  method: 'GET',
  path: '/users/@me',
  authorized: true,
  body: null,
  reply: CurrentUserReply,
});

/** Sends a code, or finishes with its token. https://docs.discord.food/topics/phone-verification#add-phone-number */
export const addPhone = declareEndpoint({
  method: 'POST',
  path: '/users/@me/phone',
  authorized: true,
  body: z.union([StartBody, FinishBody]),
  reply: NoReply,
});

/** Needs no authorization, so it gets none. https://docs.discord.food/topics/phone-verification#verify-phone-number */
export const verifyPhone = declareEndpoint({
  method: 'POST',
  path: '/phone-verifications/verify',
  authorized: false,
  body: z.strictObject({ phone: E164, code: VerificationCode }),
  reply: z.object({ token: z.string().check(z.minLength(1)) }),
});
