import * as z from 'zod/mini';
import { ChangePhoneReason } from '#shared/flow/change-phone-reason-schema.ts';
import { PHONE_FLOW_KINDS } from '#shared/flow/phone-flow-kind.ts';
import { AccountBefore } from './account-before.ts';

// The steps whose call Discord can interrupt, and what they have in common with the steps that wait for the user.

const PhoneFlowKind = z.enum(PHONE_FLOW_KINDS);

const withPhone = {
  kind: PhoneFlowKind,
  changePhoneReason: ChangePhoneReason,
  phone: z.string(),
};
export const withCode = {
  ...withPhone,
  /** `uncertain`: Discord may or may not have sent the code. */
  delivery: z.enum(['sent', 'uncertain']),
  /** When another code may be requested, in ms since the epoch. Handset's own choice: Discord names no time. */
  resendAt: z.number(),
};
export const withPhoneToken = { ...withPhone, phoneToken: z.string() };
const withCall = {
  /** The number of the call in flight. An answer to any other call is too late. */
  callId: z.number(),
  before: AccountBefore,
};

export const SendingCode = z.object({
  status: z.literal('sendingCode'),
  ...withPhone,
  ...withCall,
});
export const ResendingCode = z.object({
  status: z.literal('resendingCode'),
  ...withCode,
  verificationCode: z.nullable(z.string()),
  ...withCall,
});
export const VerifyingCode = z.object({
  status: z.literal('verifyingCode'),
  ...withCode,
  verificationCode: z.string(),
  ...withCall,
});
export const Finishing = z.object({
  status: z.literal('finishing'),
  ...withPhoneToken,
  ...withCall,
});
/** `phone`: the number to be removed, for display. */
export const Removing = z.object({ status: z.literal('removing'), phone: z.string(), ...withCall });

/** A step whose call Discord can interrupt to ask for MFA, and which continues afterwards. */
export const Interrupted = z.discriminatedUnion('status', [
  SendingCode,
  ResendingCode,
  VerifyingCode,
  Finishing,
  Removing,
]);
export type InterruptedStep = z.infer<typeof Interrupted>;

/** A step whose call changes the account. */
export const Changing = z.discriminatedUnion('status', [Finishing, Removing]);
export type ChangingStep = z.infer<typeof Changing>;
