import * as z from 'zod/mini';
import { ChangePhoneReason } from '#shared/flow/change-phone-reason-schema.ts';
import { Failure } from '#shared/flow/failure.ts';
import { HAND_OFF_REASONS, RECHECK_FINDINGS } from '#shared/flow/hand-off.ts';
import { MfaType } from '#shared/flow/mfa-type.ts';
import { PHONE_FLOW_KINDS } from '#shared/flow/phone-flow-kind.ts';
import { MfaChallenge } from '../../discord-api/mfa-challenge.ts';

const failure = z.nullable(Failure);

/** The number of the call in flight. An answer to any other call is too late. */
const callId = z.number();

const PhoneFlowKind = z.enum(PHONE_FLOW_KINDS);

const withReason = { changePhoneReason: ChangePhoneReason };
const withPhone = { kind: PhoneFlowKind, ...withReason, phone: z.string() };
const withCode = {
  ...withPhone,
  /** `uncertain`: Discord may or may not have sent the code. */
  delivery: z.enum(['sent', 'uncertain']),
  /** When another code may be requested, in ms since the epoch. Handset's own choice: Discord names no time. */
  resendAt: z.number(),
};
const withPhoneToken = { ...withPhone, phoneToken: z.string() };
/** `phone`: the number to be removed, for display. */
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

/** A step whose call Discord can interrupt to ask for MFA, and which continues afterwards. */
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
  /** The redacted number that the SMS was sent to, as Discord wrote it. */
  smsSentTo: z.nullable(z.string()),
  /** When an SMS may be requested, in ms since the epoch: Discord limits the rate. */
  smsAt: z.number(),
};

const Step = z.discriminatedUnion('status', [
  z.object({ status: z.literal('idle') }),
  z.object({
    status: z.literal('awaitingPhone'),
    kind: PhoneFlowKind,
    ...withReason,
    phone: z.nullable(z.string()),
    /** Whether a code may have been sent to `phone`, which the user can enter without requesting another. */
    codeMayHaveBeenSent: z.boolean(),
    failure,
  }),
  SendingCode,
  z.object({
    status: z.literal('awaitingCode'),
    ...withCode,
    /** The code last submitted, so that the user does not have to type it again. */
    verificationCode: z.nullable(z.string()),
    /** Discord refused to resend the code. The user can get a new one by starting over. */
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
    /** Whether Discord confirmed the change. If not, reading the account decides. */
    finished: z.boolean(),
    /** Why the step was handed off to Discord's page, where the user may have completed it; null if it was not. */
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
    /** Whether the account, when read afterwards, shows the change. */
    account: z.enum(['confirms', 'differs', 'unread']),
  }),
  z.object({
    status: z.literal('handedOff'),
    interrupted: Interrupted,
    why: HandOffReason,
    /** What the last recheck found; null before the first one. */
    found: z.nullable(z.enum(RECHECK_FINDINGS)),
  }),
  z.object({
    status: z.literal('stopped'),
    failure: Failure,
    /** Whether a call for the previous account was in flight, which Discord may have carried out. */
    unsettled: z.boolean(),
  }),
]);
export type Step = z.infer<typeof Step>;
export type StepAt<Status extends Step['status']> = Extract<Step, { status: Status }>;
/** A step that makes a call and waits for its outcome. */
export type CallingStep = Extract<Step, { callId: unknown }>;

/** The whole state of a flow, as it is stored. Holds the phone token, and never a password or an MFA answer. */
export const FlowState = z.object({
  /** Whose phone the flow is about. Null while idle. */
  userId: z.nullable(z.string()),
  /** The number of the last call in this browser session. Each call gets the next number. */
  lastCallId: z.number(),
  /** Rate limits by type of call, `until` in ms since the epoch. They outlive the flow, as Discord's limits do. */
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
