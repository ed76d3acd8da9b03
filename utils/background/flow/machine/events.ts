import type { ChangePhoneReason } from '#shared/flow/change-phone-reason.ts';
import type { FailureKind } from '#shared/flow/failure.ts';
import type { FlowIntent } from '#shared/flow/flow-intent.ts';
import type { MfaType } from '#shared/flow/mfa-type.ts';
import type { PhoneFlowKind } from '#shared/flow/phone-flow-kind.ts';
import type { CallError } from '../../discord-api/call-error.ts';

/** How a call ended. `callId` is the number that its effect carried. */
export type CallOutcome =
  | { readonly type: 'codeSent'; readonly callId: number }
  | { readonly type: 'phoneVerified'; readonly callId: number; readonly phoneToken: string }
  | { readonly type: 'finished'; readonly callId: number }
  | {
      readonly type: 'accountRead';
      readonly callId: number;
      readonly phone: string | null;
      /** What Discord requires of the account now; null while no page has told. */
      readonly required: { readonly action: string | null } | null;
    }
  | { readonly type: 'mfaSmsSent'; readonly callId: number; readonly to: string }
  | { readonly type: 'callFailed'; readonly callId: number; readonly error: CallError }
  /** Discord refused the MFA answer, so the interrupted call was not repeated. */
  | { readonly type: 'mfaFailed'; readonly callId: number; readonly error: CallError }
  /** Handset did not make the call. */
  | {
      readonly type: 'callWithheld';
      readonly callId: number;
      readonly why: WithheldReason;
      /** Whether Discord had taken an MFA answer, so that only the repetition of the call was withheld. */
      readonly isConfirmed?: true;
    };

export type WithheldReason = Extract<
  FailureKind,
  'notConnected' | 'noDiscordTab' | 'accountChanged' | 'offline' | 'passwordForgotten'
>;

/** What an intent depends on besides the state: the connected account and its required action. */
export interface IntentContext {
  readonly userId: string;
  readonly name: string;
  /** The account's number, E.164; also null if Discord only said that there is one. */
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
      /** The last call that the view knew in which the user asked; undefined if they asked elsewhere. */
      readonly lastCallId?: number | undefined;
    }
  | CallOutcome
  /** This is the page's user now. */
  | { readonly type: 'userChanged'; readonly userId: string }
  /** This account has signed out on Discord's page. */
  | { readonly type: 'signedOut'; readonly userId: string }
  /** A page, while it was open, told what Discord requires of this user now. */
  | { readonly type: 'actionSeen'; readonly userId: string; readonly action: string | null }
  /** Discord limited reading an account outside of the flow. */
  | { readonly type: 'readLimited'; readonly userId: string; readonly retryAfterMs: number }
  /** The user disconnected: the flow is discarded. */
  | { readonly type: 'disconnected' }
  /** The user wants everything forgotten, rate limits included. */
  | { readonly type: 'forgotten' }
  /** The user opened the popup. */
  | { readonly type: 'popupOpened'; readonly context: IntentContext | null }
  /** The background was started again and has loaded this state. */
  | { readonly type: 'restarted' };

/** A call that can be repeated after MFA. The password that some of these calls need is kept separately. */
export type ApiCall =
  | {
      readonly type: 'sendCode';
      readonly kind: PhoneFlowKind;
      readonly phone: string;
      readonly changePhoneReason: ChangePhoneReason;
    }
  | { readonly type: 'resendCode'; readonly phone: string; readonly authorized: boolean }
  | {
      readonly type: 'verifyPhone';
      readonly phone: string;
      readonly verificationCode: string;
      /** Whether the call carries the authorization, which it needs only where Discord says so. */
      readonly authorized: boolean;
    }
  | {
      readonly type: 'finishPhone';
      readonly kind: PhoneFlowKind;
      readonly phoneToken: string;
      readonly changePhoneReason: ChangePhoneReason;
    }
  | { readonly type: 'removePhone'; readonly changePhoneReason: ChangePhoneReason };

/** A call to make, as data. Passwords and MFA answers exist only in effects, never in the state. */
export type FlowEffect = { readonly callId: number; readonly userId: string } & (
  | {
      readonly type: 'makeCall';
      readonly call: ApiCall;
      /** Null for calls without a password. */
      readonly password: string | null;
    }
  | { readonly type: 'readAccount' }
  | { readonly type: 'sendMfaSms'; readonly ticket: string; readonly authorized: boolean }
  | {
      readonly type: 'finishMfa';
      readonly ticket: string;
      readonly mfaType: MfaType;
      readonly data: string;
      /** The call to repeat once Discord accepts the MFA answer, and the number under which its password is held. */
      readonly call: ApiCall;
      readonly interruptedCallId: number;
    }
);
