import type { ChangePhoneReason } from '#shared/flow/change-phone-reason.ts';
import type { FailureKind } from '#shared/flow/failure.ts';
import type { FlowIntent } from '#shared/flow/flow-intent.ts';
import type { MfaType } from '#shared/flow/mfa-type.ts';
import type { PhoneFlowKind } from '#shared/flow/phone-flow-kind.ts';
import type { CallError } from '../../discord-api/call-error.ts';

/** What happened to a call that the flow asked for. `call` is the number that its effect carried. */
export type CallOutcome =
  | { readonly type: 'codeSent'; readonly callId: number }
  | { readonly type: 'phoneVerified'; readonly callId: number; readonly phoneToken: string }
  | { readonly type: 'finished'; readonly callId: number }
  | {
      readonly type: 'accountRead';
      readonly callId: number;
      readonly phone: string | null;
      /** Whether Discord demands, as far as is known, that the number is verified again. */
      readonly reverifyDemanded: boolean;
    }
  | { readonly type: 'mfaSmsSent'; readonly callId: number; readonly to: string }
  | { readonly type: 'callFailed'; readonly callId: number; readonly error: CallError }
  /** The confirmation was refused: the interrupted call was not repeated. */
  | { readonly type: 'mfaFailed'; readonly callId: number; readonly error: CallError }
  /** Handset did not make the call at all. */
  | { readonly type: 'callWithheld'; readonly callId: number; readonly why: WithheldWhy };

export type WithheldWhy = Extract<
  FailureKind,
  'notConnected' | 'noDiscordTab' | 'accountChanged' | 'offline' | 'passwordForgotten'
>;

/** What an intent depends on besides the state: the connected account and what Discord demands of it. */
export interface IntentContext {
  readonly userId: string;
  /** The account's number, E.164; null also where Discord only told that there is one. */
  readonly phone: string | null;
  readonly hasPhone: boolean;
  readonly hasEmail: boolean;
  readonly requiredAction: string | null;
}

export type FlowEvent =
  | {
      readonly type: 'intent';
      readonly intent: FlowIntent;
      /** Null while not connected. */
      readonly context: IntentContext | null;
    }
  | CallOutcome
  /** The page's user is now this one. */
  | { readonly type: 'userChanged'; readonly userId: string }
  /** The user disconnected: nothing of the flow is kept. */
  | { readonly type: 'disconnected' }
  /** The background was started and read this state back. */
  | { readonly type: 'restarted' };

/** A call that can be made again after a confirmation, without the password that some of them need. */
export type ApiCall =
  | {
      readonly type: 'sendCode';
      readonly kind: PhoneFlowKind;
      readonly phone: string;
      readonly changePhoneReason: ChangePhoneReason;
    }
  | { readonly type: 'resendCode'; readonly phone: string }
  | { readonly type: 'verifyPhone'; readonly phone: string; readonly verificationCode: string }
  | {
      readonly type: 'finishPhone';
      readonly kind: PhoneFlowKind;
      readonly phoneToken: string;
      readonly changePhoneReason: ChangePhoneReason;
    }
  | { readonly type: 'removePhone'; readonly changePhoneReason: ChangePhoneReason };

/** A call to make, as data. Passwords and MFA answers are in no state: they live in the effect alone. */
export type FlowEffect = { readonly callId: number; readonly userId: string } & (
  | {
      readonly type: 'makeCall';
      readonly call: ApiCall;
      /** Null for calls that need none. */
      readonly password: string | null;
    }
  | { readonly type: 'readAccount' }
  | { readonly type: 'sendMfaSms'; readonly ticket: string }
  | {
      readonly type: 'finishMfa';
      readonly ticket: string;
      readonly mfaType: MfaType;
      readonly data: string;
      /** What to repeat when the confirmation is taken, and the call whose password it needs. */
      readonly call: ApiCall;
      readonly interruptedCallId: number;
    }
);
