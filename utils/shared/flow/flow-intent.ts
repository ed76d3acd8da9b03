import * as z from 'zod/mini';
import { E164, VerificationCode } from '../phone/phone-schemas.ts';
import { ChangePhoneReason } from './change-phone-reason-schema.ts';
import { MfaType } from './mfa-type.ts';

const Password = z.string().check(z.minLength(1));

/** What the user can ask of the flow. Each intent is one click or one press of Enter. */
export const FlowIntent = z.discriminatedUnion('type', [
  /** Add, change or reverify: the account and its required action decide which. */
  z.object({ type: z.literal('startPhone') }),
  z.object({ type: z.literal('startRemoval') }),
  z.object({
    type: z.literal('submitPhone'),
    phone: E164,
    /** Null unless the user chose one: then the account and its required action decide. */
    changePhoneReason: z.nullable(ChangePhoneReason),
  }),
  /** "I have a code": continues to the code of this number without sending one, because one may have been sent. */
  z.object({ type: z.literal('haveCode'), phone: E164 }),
  z.object({ type: z.literal('submitCode'), verificationCode: VerificationCode }),
  z.object({ type: z.literal('resendCode') }),
  /** Starts over to get another code, after Discord refused a resend. */
  z.object({ type: z.literal('sendNewCode') }),
  z.object({ type: z.literal('submitPassword'), password: Password }),
  z.object({ type: z.literal('submitRemoval'), password: Password }),
  z.object({ type: z.literal('chooseMfaType'), mfaType: MfaType }),
  z.object({ type: z.literal('sendMfaSms') }),
  z.object({ type: z.literal('submitMfa'), data: z.string().check(z.minLength(1)) }),
  /** Reads the account once more, because the outcome of the last call is unknown or was left to Discord's page. */
  z.object({ type: z.literal('recheckAccount') }),
  /** Returns to the step in which the input can be changed. */
  z.object({ type: z.literal('back') }),
  /** Leaves the flow. */
  z.object({ type: z.literal('close') }),
]);
export type FlowIntent = z.infer<typeof FlowIntent>;
