import * as z from 'zod/mini';
import { ChangePhoneReason } from '#shared/flow/change-phone-reason-schema.ts';
import { Failure } from '#shared/flow/failure.ts';
import { HAND_OFF_REASONS, RECHECK_FINDINGS } from '#shared/flow/hand-off.ts';
import { LoggedCall } from '#shared/flow/logged-call.ts';
import { MfaType } from '#shared/flow/mfa-type.ts';
import { MfaChallenge } from '../../discord-api/mfa-challenge.ts';
import {
  Changing,
  Finishing,
  Interrupted,
  Removing,
  ResendingCode,
  SendingCode,
  VerifyingCode,
  withCode,
  withPhoneToken,
} from './interrupted-step.ts';

const failure = z.nullable(Failure);
const HandOffReason = z.enum(HAND_OFF_REASONS);

const withMfa = {
  interrupted: Interrupted,
  challenge: MfaChallenge,
  /** The number of the call that was answered with this challenge. Tells one challenge from the next. */
  challengeId: z.number(),
  mfaType: MfaType,
  /** The redacted number that the SMS was sent to, as Discord wrote it. */
  smsSentTo: z.nullable(z.string()),
  /** When an SMS may be requested, in ms since the epoch: Discord limits the rate. */
  smsAt: z.number(),
};

const Step = z.discriminatedUnion('status', [
  z.object({ status: z.literal('idle') }),
  z.object({
    /** Keeps neither endpoint nor reason: both are decided when the number is submitted. */
    status: z.literal('awaitingPhone'),
    phone: z.nullable(z.string()),
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
  z.object({ status: z.literal('awaitingRemovalPassword'), phone: z.string(), failure }),
  Removing,
  z.object({
    status: z.literal('confirming'),
    after: Interrupted,
    /** Whether Discord confirmed the change. If not, reading the account decides. */
    finished: z.boolean(),
    /** Why the step was handed off to Discord's page, where the user may have completed it; null if it was not. */
    handedOff: z.nullable(HandOffReason),
    /** Why Discord refused to repeat a call whose end nobody saw; null if it was not repeated. */
    refusal: failure,
    callId: z.number(),
  }),
  z.object({ status: z.literal('awaitingMfa'), ...withMfa, failure }),
  z.object({ status: z.literal('sendingMfaSms'), ...withMfa, callId: z.number() }),
  z.object({ status: z.literal('finishingMfa'), ...withMfa, callId: z.number() }),
  z.object({
    status: z.literal('done'),
    what: z.enum(['added', 'reverified', 'removed']),
    phone: z.string(),
    /** Whether the account, when read afterwards, shows the change. */
    account: z.enum(['confirms', 'differs', 'unread']),
    /** The required action that this settles: the one that was open when the user submitted; null if none. */
    settles: z.nullable(z.string()),
  }),
  z.object({
    status: z.literal('handedOff'),
    interrupted: Interrupted,
    why: HandOffReason,
    /** What the last recheck found; null before the first one. */
    found: z.nullable(z.enum(RECHECK_FINDINGS)),
    /** When the account can be read again, in ms since the epoch; null where no rate limit holds that up. */
    retryAt: z.nullable(z.number()),
  }),
  z.object({
    status: z.literal('stopped'),
    failure: Failure,
    /** Whether Discord may have carried out a call for the previous account whose end nobody saw. */
    unsettled: z.boolean(),
    /** The number of the call that was in flight, if it alone is why; null otherwise. */
    pendingCallId: z.nullable(z.number()),
  }),
]);
export type Step = z.infer<typeof Step>;
export type StepAt<Status extends Step['status']> = Extract<Step, { status: Status }>;
/** A step that makes a call and waits for its outcome. */
export type CallingStep = Extract<Step, { callId: unknown }>;

/** The types of calls that need no authorization. */
export const AddressCallType = z.enum(['resendCode', 'verifyPhone', 'sendMfaSms']);
export type AddressCallType = z.infer<typeof AddressCallType>;

/** What the flow has reached. It outlives the single step, and ends with the flow. */
export const Progress = z.object({
  /** The codes that were or may have been sent and were not used yet, one for each number, the newest first. */
  codes: z.array(z.object(withCode)),
  /** The number that was verified last, with the token that finishes it. */
  verified: z.nullable(z.object(withPhoneToken)),
  /** The change whose end nobody saw. `isRead`: the account was read since, but could not tell either. */
  unsettled: z.nullable(z.object({ step: Changing, isRead: z.boolean() })),
  /** The reason that the user chose instead of the one that fits the account; null if they did not. */
  chosenReason: z.nullable(ChangePhoneReason),
  /** Calls that Discord refused without authorization: they carry it from now on, as Discord's own dialogs do. */
  needsAuthorization: z.array(AddressCallType),
  /** What was asked of Discord so far and how it ended, the newest last: at most `MAX_LOGGED_CALLS`. */
  calls: z.array(LoggedCall),
});
export type Progress = z.infer<typeof Progress>;
export type SentCode = Progress['codes'][number];

export const noProgress: Progress = {
  codes: [],
  verified: null,
  unsettled: null,
  chosenReason: null,
  needsAuthorization: [],
  calls: [],
};

/** The whole state of a flow, as it is stored. Holds the phone token, and never a password or an MFA answer. */
export const FlowState = z.object({
  /** Whose phone the flow is about. Null while idle. */
  userId: z.nullable(z.string()),
  /** The name of that account, to tell of it when it is no longer signed in. Empty while idle. */
  name: z.string(),
  /** The number of the last call in this browser session. Each call gets the next number. */
  lastCallId: z.number(),
  /**
   * Rate limits by account and type of call, `until` in ms since the epoch. They outlive the flow, as Discord's limits
   * do. `userId` is null where Discord limits the address: for the calls that need no authorization.
   */
  limits: z.array(
    z.object({ userId: z.nullable(z.string()), callType: z.string(), until: z.number() }),
  ),
  /** When this state was reached, in ms since the epoch. A clock that shows an earlier time has been set back. */
  changedAt: z.number(),
  progress: Progress,
  step: Step,
});
export type FlowState = z.infer<typeof FlowState>;

export const idleFlow: FlowState = {
  userId: null,
  name: '',
  lastCallId: 0,
  limits: [],
  changedAt: 0,
  progress: noProgress,
  step: { status: 'idle' },
};
