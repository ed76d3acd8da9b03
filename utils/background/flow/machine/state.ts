import * as z from 'zod/mini';
import { ChangePhoneReason } from '#shared/flow/change-phone-reason-schema.ts';
import { Failure } from '#shared/flow/failure.ts';
import { HAND_OFF_REASONS, RECHECK_FINDINGS } from '#shared/flow/hand-off.ts';
import { MfaType } from '#shared/flow/mfa-type.ts';
import { PHONE_FLOW_KINDS } from '#shared/flow/phone-flow-kind.ts';
import { MfaChallenge } from '../../discord-api/mfa-challenge.ts';

const failure = z.nullable(Failure);

/** The number of the call that is under way: an answer to any other call comes too late. */
const callId = z.number();

const PhoneFlowKind = z.enum(PHONE_FLOW_KINDS);

const withReason = { changePhoneReason: ChangePhoneReason };
const withPhone = { kind: PhoneFlowKind, ...withReason, phone: z.string() };
const withCode = {
  ...withPhone,
  /** `uncertain`: Discord may or may not have sent the code. */
  delivery: z.enum(['sent', 'uncertain']),
  /** From when another code may be asked for, in ms since the epoch. Our own choice: Discord names no time. */
  resendAt: z.number(),
};
const withPhoneToken = { ...withPhone, phoneToken: z.string() };
/** The account's number before it is removed, to be shown. */
const withRemoval = { ...withReason, phone: z.string() };

const SendingCode = z.object({ status: z.literal('sendingCode'), ...withPhone, callId });
const ResendingCode = z.object({
  status: z.literal('resendingCode'),
  ...withCode,
  verificationCode: z.nullable(z.string()),
  callId,
});
const VerifyingCode = z.object({
  status: z.literal('verifyingCode'),
  ...withCode,
  verificationCode: z.string(),
  callId,
});
const Finishing = z.object({ status: z.literal('finishing'), ...withPhoneToken, callId });
const Removing = z.object({ status: z.literal('removing'), ...withRemoval, callId });

/** A step whose call can be interrupted by a demand to confirm, and goes on afterwards. */
const Interrupted = z.discriminatedUnion('status', [
  SendingCode,
  ResendingCode,
  VerifyingCode,
  Finishing,
  Removing,
]);
export type InterruptedStep = z.infer<typeof Interrupted>;

const HandOffReason = z.enum(HAND_OFF_REASONS);

const withMfa = {
  interrupted: Interrupted,
  challenge: MfaChallenge,
  mfaType: MfaType,
  /** The redacted number that a code was sent to, as Discord wrote it. */
  smsSentTo: z.nullable(z.string()),
  /** From when an SMS may be asked for, in ms since the epoch, because Discord limits that. */
  smsAt: z.number(),
};

const Step = z.discriminatedUnion('status', [
  z.object({ status: z.literal('idle') }),
  z.object({
    status: z.literal('awaitingPhone'),
    kind: PhoneFlowKind,
    ...withReason,
    phone: z.nullable(z.string()),
    /** Whether the last request may have reached Discord although no answer came. */
    codeMayHaveBeenSent: z.boolean(),
    failure,
  }),
  SendingCode,
  z.object({
    status: z.literal('awaitingCode'),
    ...withCode,
    /** The code that was last submitted, so that it need not be typed again. */
    verificationCode: z.nullable(z.string()),
    /** Discord refused to send the code again: a new one can be had by starting over. */
    resendRefused: z.boolean(),
    failure,
  }),
  ResendingCode,
  VerifyingCode,
  z.object({ status: z.literal('awaitingPassword'), ...withPhoneToken, failure }),
  Finishing,
  z.object({ status: z.literal('awaitingRemovalPassword'), ...withRemoval, failure }),
  Removing,
  z.object({
    status: z.literal('confirming'),
    after: Interrupted,
    /** Whether Discord said that it was done. If not, reading the account decides. */
    finished: z.boolean(),
    /** Why it was handed to Discord's page, where it may have been done since; null when it was not. */
    handedOff: z.nullable(HandOffReason),
    callId,
  }),
  z.object({ status: z.literal('awaitingMfa'), ...withMfa, failure }),
  z.object({ status: z.literal('sendingMfaSms'), ...withMfa, callId }),
  z.object({ status: z.literal('finishingMfa'), ...withMfa, callId }),
  z.object({
    status: z.literal('done'),
    what: z.enum(['added', 'reverified', 'removed']),
    phone: z.string(),
    /** What the account shows now that it was read again, if it could be. */
    account: z.enum(['confirms', 'differs', 'unread']),
  }),
  z.object({
    status: z.literal('handedOff'),
    interrupted: Interrupted,
    why: HandOffReason,
    /** What the account told when it was looked at since; null before. */
    found: z.nullable(z.enum(RECHECK_FINDINGS)),
  }),
  z.object({
    status: z.literal('stopped'),
    failure: Failure,
    /** Whether a call was under way for the account before, so that it may have been carried out. */
    unsettled: z.boolean(),
  }),
]);
export type Step = z.infer<typeof Step>;
export type StepAt<Status extends Step['status']> = Extract<Step, { status: Status }>;

/** The whole state of a flow, as it is stored. Holds the phone token, and never a password or an MFA answer. */
export const FlowState = z.object({
  /** Whose phone this is about. Null while idle. */
  userId: z.nullable(z.string()),
  /** How many calls this browser session has made, so that each has a number of its own. */
  lastCallId: z.number(),
  /** Until when Discord takes no more calls of a kind, in ms since the epoch. Outlives the flow: so does the limit. */
  limits: z.array(z.object({ callType: z.string(), until: z.number() })),
  step: Step,
});
export type FlowState = z.infer<typeof FlowState>;

export const idleFlow: FlowState = {
  userId: null,
  lastCallId: 0,
  limits: [],
  step: { status: 'idle' },
};
