import * as z from 'zod/mini';
import { ChangePhoneReason } from '#shared/flow/change-phone-reason-schema.ts';
import { MfaType } from '#shared/flow/mfa-type.ts';
import { E164, VerificationCode } from '#shared/phone/phone-schemas.ts';
import { CurrentUserReply } from './current-user.ts';
import { declareEndpoint, NoReply } from './endpoint.ts';

const NonEmpty = z.string().check(z.minLength(1));

// One endpoint with two bodies that must never mix: strict objects reject each other's fields.
const PhoneBody = z.union([
  z.strictObject({ phone: E164, change_phone_reason: ChangePhoneReason }),
  z.strictObject({
    phone_token: NonEmpty,
    password: NonEmpty,
    change_phone_reason: ChangePhoneReason,
  }),
]);

/** https://docs.discord.food/resources/user#get-current-user */
export const getCurrentUser = declareEndpoint({
  method: 'GET',
  path: '/users/@me',
  authorized: true,
  body: null,
  reply: CurrentUserReply,
});

/** Sends a code, or finishes with the phone token. https://docs.discord.food/topics/phone-verification#add-phone-number */
export const addPhone = declareEndpoint({
  method: 'POST',
  path: '/users/@me/phone',
  authorized: true,
  body: PhoneBody,
  reply: NoReply,
});

/** The same for the number already on the account. https://docs.discord.food/topics/phone-verification#reverify-phone-number */
export const reverifyPhone = declareEndpoint({
  method: 'POST',
  path: '/users/@me/phone/reverify',
  authorized: true,
  body: PhoneBody,
  reply: NoReply,
});

/** https://docs.discord.food/topics/phone-verification#remove-phone-number */
export const removePhone = declareEndpoint({
  method: 'DELETE',
  path: '/users/@me/phone',
  authorized: true,
  body: z.strictObject({ password: NonEmpty, change_phone_reason: ChangePhoneReason }),
  reply: NoReply,
});

/** Needs no authorization, so it gets none. https://docs.discord.food/topics/phone-verification#verify-phone-number */
export const verifyPhone = declareEndpoint({
  method: 'POST',
  path: '/phone-verifications/verify',
  authorized: false,
  body: z.strictObject({ phone: E164, code: VerificationCode }),
  reply: z.object({ token: NonEmpty }),
});

/** Needs no authorization either. https://docs.discord.food/topics/phone-verification#resend-verification-code */
export const resendCode = declareEndpoint({
  method: 'POST',
  path: '/phone-verifications/resend',
  authorized: false,
  body: z.strictObject({ phone: E164 }),
  reply: NoReply,
});

/** Exchanges an MFA answer for a confirmation, valid for five minutes. https://docs.discord.food/authentication#finish-mfa-verification */
export const finishMfa = declareEndpoint({
  method: 'POST',
  path: '/mfa/finish',
  authorized: true,
  body: z.strictObject({ ticket: NonEmpty, mfa_type: MfaType, data: NonEmpty }),
  reply: z.object({ token: NonEmpty }),
});

/** Sends an MFA code; the reply has the redacted number. https://docs.discord.food/authentication#send-mfa-sms */
export const sendMfaSms = declareEndpoint({
  method: 'POST',
  path: '/auth/mfa/sms/send',
  authorized: false,
  body: z.strictObject({ ticket: NonEmpty }),
  reply: z.object({ phone: z.string() }),
});
