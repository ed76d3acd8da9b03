import * as z from 'zod/mini';
import { ChangePhoneReason } from '../discord/change-phone-reason.ts';
import { Failure } from './failure.ts';

/** What every step knows once a number is there. */
const withPhone = { changePhoneReason: ChangePhoneReason, phone: z.string() };
const withPhoneToken = { ...withPhone, phoneToken: z.string() };
const failure = z.nullable(Failure);
/** The number of the call that is under way: an answer to any other call comes too late. */
const call = z.number();

const Step = z.discriminatedUnion('status', [
  z.object({ status: z.literal('idle') }),
  z.object({
    status: z.literal('awaitingPhone'),
    changePhoneReason: ChangePhoneReason,
    phone: z.nullable(z.string()),
    /** Whether the last request may have reached Discord although no answer came. */
    codeMayHaveBeenSent: z.boolean(),
    failure,
  }),
  z.object({ status: z.literal('sendingCode'), ...withPhone, call }),
  z.object({
    status: z.literal('awaitingCode'),
    ...withPhone,
    /** `uncertain`: Discord may or may not have sent the code. */
    delivery: z.enum(['sent', 'uncertain']),
    /** The code that was last submitted, so that it need not be typed again. */
    verificationCode: z.nullable(z.string()),
    failure,
  }),
  z.object({
    status: z.literal('verifyingCode'),
    ...withPhone,
    verificationCode: z.string(),
    delivery: z.enum(['sent', 'uncertain']),
    call,
  }),
  z.object({ status: z.literal('awaitingPassword'), ...withPhoneToken, failure }),
  z.object({ status: z.literal('finishing'), ...withPhoneToken, call }),
  z.object({
    status: z.literal('confirming'),
    ...withPhoneToken,
    /** Whether Discord said that the number was added. If not, reading the account decides. */
    finished: z.boolean(),
    call,
  }),
  z.object({
    status: z.literal('done'),
    phone: z.string(),
    /** False when the account could not be read again afterwards. */
    confirmed: z.boolean(),
  }),
  z.object({
    status: z.literal('handedOff'),
    ...withPhone,
    why: z.enum(['captchaRequired', 'mfaRequired']),
  }),
  z.object({ status: z.literal('stopped'), failure: Failure }),
]);
export type Step = z.infer<typeof Step>;
export type StepAt<Status extends Step['status']> = Extract<Step, { status: Status }>;

/** The whole state of a flow, as it is stored. Holds the phone token, and never a password. */
export const FlowState = z.object({
  /** Whose phone this is about. Null while idle. */
  userId: z.nullable(z.string()),
  /** How many calls this browser session has made, so that each has a number of its own. */
  calls: z.number(),
  step: Step,
});
export type FlowState = z.infer<typeof FlowState>;

export const idleFlow: FlowState = { userId: null, calls: 0, step: { status: 'idle' } };
