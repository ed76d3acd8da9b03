import * as z from 'zod/mini';
import { ChangePhoneReason } from '../discord/change-phone-reason.ts';
import { E164, VerificationCode } from '../discord/phone-values.ts';

/** What a user can ask of the flow. One click or Enter each. */
export const FlowIntent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('start'), changePhoneReason: ChangePhoneReason }),
  z.object({ type: z.literal('submitPhone'), phone: E164 }),
  /** "I have a code": goes on without sending anything, when a code may have been sent. */
  z.object({ type: z.literal('haveCode') }),
  z.object({ type: z.literal('submitCode'), verificationCode: VerificationCode }),
  z.object({ type: z.literal('submitPassword'), password: z.string().check(z.minLength(1)) }),
  /** To the step in which something else can be typed. */
  z.object({ type: z.literal('back') }),
  /** Out of the flow. */
  z.object({ type: z.literal('close') }),
]);
export type FlowIntent = z.infer<typeof FlowIntent>;
