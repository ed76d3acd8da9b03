import type { CallError } from '../discord/call-error.ts';
import type { ChangePhoneReason } from '../discord/change-phone-reason.ts';
import type { FailureKind } from './failure.ts';
import type { FlowIntent } from './intents.ts';

/** What happened to a call that the flow asked for. `call` is the number that its effect carried. */
export type CallOutcome =
  | { readonly type: 'codeSent'; readonly call: number }
  | { readonly type: 'phoneVerified'; readonly call: number; readonly phoneToken: string }
  | { readonly type: 'phoneAdded'; readonly call: number }
  | { readonly type: 'accountRead'; readonly call: number; readonly phone: string | null }
  | { readonly type: 'callFailed'; readonly call: number; readonly error: CallError }
  /** Handset did not make the call at all. */
  | { readonly type: 'callWithheld'; readonly call: number; readonly why: WithheldWhy };

export type WithheldWhy = Extract<
  FailureKind,
  'notConnected' | 'noDiscordTab' | 'accountChanged' | 'offline'
>;

export type FlowEvent =
  | { readonly type: 'intent'; readonly intent: FlowIntent; readonly userId: string | null }
  | CallOutcome
  /** The page's user is now this one. */
  | { readonly type: 'userChanged'; readonly userId: string }
  /** The user disconnected: nothing of the flow is kept. */
  | { readonly type: 'disconnected' }
  /** The background was started and read this state back. */
  | { readonly type: 'restarted' };

/** A call to make, as data. The password is in no state: it lives in the effect alone. */
export type FlowEffect =
  | {
      readonly type: 'sendCode';
      readonly call: number;
      readonly userId: string;
      readonly phone: string;
      readonly changePhoneReason: ChangePhoneReason;
    }
  | {
      readonly type: 'verifyPhone';
      readonly call: number;
      readonly userId: string;
      readonly phone: string;
      readonly verificationCode: string;
    }
  | {
      readonly type: 'addPhone';
      readonly call: number;
      readonly userId: string;
      readonly phoneToken: string;
      readonly password: string;
      readonly changePhoneReason: ChangePhoneReason;
    }
  | { readonly type: 'readAccount'; readonly call: number; readonly userId: string };
