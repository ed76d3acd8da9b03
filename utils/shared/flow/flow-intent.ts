import * as z from 'zod/mini';
import { E164, VerificationCode } from '../phone/phone-schemas.ts';
import { ChangePhoneReason } from './change-phone-reason-schema.ts';
import { MfaType } from './mfa-type.ts';

const Password = z.string().check(z.minLength(1));

/** What a user can ask of the flow. One click or Enter each. */
export const FlowIntent = z.discriminatedUnion('type', [
  /** Add, change or reverify: which of them follows from the account and its required action. */
  z.object({ type: z.literal('startPhone') }),
  z.object({ type: z.literal('startRemoval') }),
  z.object({ type: z.literal('submitPhone'), phone: E164, changePhoneReason: ChangePhoneReason }),
  /** "I have a code": goes on without sending anything, when a code may have been sent. */
  z.object({ type: z.literal('haveCode') }),
  z.object({ type: z.literal('submitCode'), verificationCode: VerificationCode }),
  z.object({ type: z.literal('resendCode') }),
  /** Another code by starting over, after Discord refused to send one again. */
  z.object({ type: z.literal('sendNewCode') }),
  z.object({ type: z.literal('submitPassword'), password: Password }),
  z.object({
    type: z.literal('submitRemoval'),
    password: Password,
    changePhoneReason: ChangePhoneReason,
  }),
  z.object({ type: z.literal('chooseMfaType'), mfaType: MfaType }),
  z.object({ type: z.literal('sendMfaSms') }),
  z.object({ type: z.literal('submitMfa'), data: z.string().check(z.minLength(1)) }),
  /** Reads the account once more: nobody knows how the last call ended, or it was handed to Discord's page. */
  z.object({ type: z.literal('recheckAccount') }),
  /** To the step in which something else can be typed. */
  z.object({ type: z.literal('back') }),
  /** Out of the flow. */
  z.object({ type: z.literal('close') }),
]);
export type FlowIntent = z.infer<typeof FlowIntent>;
