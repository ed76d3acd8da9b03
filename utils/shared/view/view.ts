import type { ChangePhoneReason } from '../flow/change-phone-reason.ts';
import type { ShownFailure } from '../flow/failure.ts';
import type { HandOffReason, RecheckFinding } from '../flow/hand-off.ts';
import type { LoggedCall } from '../flow/logged-call.ts';
import type { MfaType } from '../flow/mfa-type.ts';
import type { PhoneFlowKind } from '../flow/phone-flow-kind.ts';
import type { PhoneRoute } from '../required-action/phone-route.ts';
import type { RemovalRefusal } from '../required-action/removal-refusal.ts';
import type { ConnectProblem } from '../session/connect-problem.ts';
import type { HelpState } from '../settings/consent.ts';
import { defaultSessionSettings, toIdleMs } from '../settings/session-settings.ts';

interface WithCode {
  readonly phone: string;
  readonly delivery: 'sent' | 'uncertain';
  readonly resendAt: number;
}
interface WithMfa {
  readonly methods: readonly MfaType[];
  readonly mfaType: MfaType;
  readonly backupCodesAllowed: boolean;
  readonly smsSentTo: string | null;
  /** When the next SMS can be requested, in ms since the epoch. */
  readonly smsAt: number;
  /** Tells one challenge from the next: what was typed for one must not be shown for another. */
  readonly challengeId: number;
}
interface WithReason {
  /** The reason that fits the account and its required action; once the number is submitted, the one that is sent. */
  readonly changePhoneReason: ChangePhoneReason;
  /** The reason that the user chose instead; null if they did not. */
  readonly chosenReason: ChangePhoneReason | null;
}
interface WithFailure {
  readonly failure: ShownFailure | null;
}
interface WithPhone {
  readonly kind: PhoneFlowKind;
  readonly phone: string;
}
/** The flow as the popup may see it: without phone token, MFA ticket or authorization. */
export type FlowView =
  | { readonly status: 'idle' }
  | ({
      readonly status: 'awaitingPhone';
      readonly kind: PhoneFlowKind;
      readonly phone: string | null;
      /** The numbers to which a code was or may have been sent that is not used yet, the newest first. */
      readonly codesSentTo: readonly string[];
      /** The number that is verified already, so that it needs no code; null if there is none. */
      readonly verifiedPhone: string | null;
    } & WithReason &
      WithFailure)
  | ({ readonly status: 'sendingCode' } & WithPhone & WithReason)
  | ({
      readonly status: 'awaitingCode';
      readonly verificationCode: string | null;
      readonly resendRefused: boolean;
    } & WithCode &
      WithFailure)
  | ({ readonly status: 'resendingCode'; readonly verificationCode: string | null } & WithCode)
  | ({ readonly status: 'verifyingCode'; readonly verificationCode: string } & WithCode)
  | ({ readonly status: 'awaitingPassword' } & WithPhone & WithFailure)
  | ({ readonly status: 'finishing' } & WithPhone)
  | ({ readonly status: 'awaitingRemovalPassword'; readonly phone: string } & WithFailure)
  | { readonly status: 'removing'; readonly phone: string }
  | { readonly status: 'confirming'; readonly phone: string }
  | ({ readonly status: 'awaitingMfa' } & WithMfa & WithFailure)
  | ({ readonly status: 'sendingMfaSms' } & WithMfa)
  | ({ readonly status: 'finishingMfa' } & WithMfa)
  | {
      readonly status: 'done';
      readonly what: 'added' | 'reverified' | 'removed';
      readonly phone: string;
      readonly account: 'confirms' | 'differs' | 'unread';
    }
  | {
      readonly status: 'handedOff';
      readonly why: HandOffReason;
      readonly removes: boolean;
      /** The result of the recheck after the hand-off; null before the recheck. */
      readonly found: RecheckFinding | null;
      /** When the account can be read again, in ms since the epoch; null where no rate limit holds that up. */
      readonly retryAt: number | null;
    }
  | ({
      readonly status: 'stopped';
      /** The name of the account of which nobody knows whether the last change was carried out; null if that is known. */
      readonly unsettledFor: string | null;
    } & WithFailure);
export type FlowViewAt<Status extends FlowView['status']> = Extract<FlowView, { status: Status }>;

/** The account as the popup may see it. */
export interface AccountView {
  readonly username: string;
  readonly globalName: string | null;
  readonly maskedPhone: string | null;
  /** Whether the number may have changed since, because nobody saw how the last change ended. */
  readonly isPhoneUncertain: boolean;
  readonly hasSmsMfa: boolean;
  readonly isQuarantined: boolean;
  /** Why removing the number is not offered; null when it is. */
  readonly removalRefusal: RemovalRefusal | null;
}

/** The connection as the popup may see it. */
export type ConnectionView =
  | {
      readonly status: 'off';
      readonly why: 'disconnected' | 'idle' | 'accountGone' | null;
      /** The name of the account that is no longer signed in, if Handset was connected to it. */
      readonly name: string | null;
    }
  | {
      readonly status: 'waiting';
      /** `helpOff`: only help on Discord's page could read whose the locked account is. */
      readonly problem: ConnectProblem | 'helpOff' | null;
    }
  | { readonly status: 'connected'; readonly account: AccountView };

/** The required action, and what resolves it. */
export interface RequiredActionView {
  readonly action: string;
  readonly phone: PhoneRoute;
  readonly email: boolean;
}

/** What is stored in memory from the user's account, except the flow and the phone draft. */
export interface StoredDataView {
  /** The connection, even if it is unusable because access to Discord's site is withheld. */
  readonly connection: {
    /** The account's display name. */
    readonly name: string;
    /** When the user connected, in ms since the epoch. */
    readonly since: number;
  } | null;
  /** Whether a required action is stored. */
  readonly demand: boolean;
  /** Whether a page account is stored. */
  readonly pageAccount: boolean;
}

/** Everything that the popup and the options page show. */
export interface View {
  readonly connection: ConnectionView;
  /** Null when nothing is required, or when that is unknown. */
  readonly requiredAction: RequiredActionView | null;
  readonly flow: FlowView;
  /** What the flow asked of Discord so far and how it ended, the newest last. */
  readonly calls: readonly LoggedCall[];
  /** The number of the last call to Discord. What the user asks for names it, so that two views never act twice. */
  readonly lastCallId: number;
  /** The country where Discord assumes the user to be, ISO 3166 alpha-2; null when it did not say. */
  readonly countryCode: string | null;
  /** How long a session may stay unused, in ms; null: until the browser closes. */
  readonly idleMs: number | null;
  /** Whether Handset has access to Discord's site. */
  readonly hasAccess: boolean;
  /** Whether the user has agreed to help on Discord's page. */
  readonly help: HelpState;
  readonly held: StoredDataView;
}

/** The version of a stored view: a popup reads no view of another. */
export const VIEW_VERSION = 11;

/** The view before anything has happened. */
export const initialView: View = {
  connection: { status: 'off', why: null, name: null },
  requiredAction: null,
  flow: { status: 'idle' },
  calls: [],
  lastCallId: 0,
  countryCode: null,
  idleMs: toIdleMs(defaultSessionSettings),
  hasAccess: true,
  help: 'off',
  held: { connection: null, demand: false, pageAccount: false },
};

/**
 * Reads a stored view; null when the value is not one. Only a superficial check is needed: only the background writes
 * views, and the version of the stored item changes with this type.
 */
export const readView = (value: unknown): View | null => (isView(value) ? value : null);

function isView(value: unknown): value is View {
  const { connection, flow, requiredAction }: Partial<Record<keyof View, unknown>> = Object(value);
  const hasStatus = (part: unknown) => typeof Object(part).status === 'string';
  return hasStatus(connection) && hasStatus(flow) && requiredAction !== undefined;
}
