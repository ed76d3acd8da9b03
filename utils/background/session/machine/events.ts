import type { AccountHint } from '#shared/account-hint.ts';
import type { ReadyUser } from '#shared/ready-user.ts';
import type { ConnectProblem } from '#shared/session/connect-problem.ts';
import type { CallResult } from '../../discord-api/call-error.ts';
import type { CurrentUser } from '../../discord-api/current-user.ts';
import type { Candidate } from './candidate.ts';
import type { Account, Session } from './connection.ts';
import type { DiscordTab, OpenPages, PageUser } from './page-user.ts';

/** Permission to make a call as the session's user, or why there is none. */
export type Clearance =
  | { readonly ok: true; readonly session: Session }
  | { readonly ok: false; readonly why: 'notConnected' | 'noDiscordTab' | 'accountChanged' };

/** Why a page is asked for its user. The answer carries the question back, so that the machine knows what to do. */
export type PageQuestion =
  /** Is the session's user still the page's user? */
  | { readonly type: 'recheck' }
  /** A call is about to be made for this user. */
  | { readonly type: 'clearance'; readonly userId: string }
  /** The session's page uses another authorization: is the session's user still signed in there? */
  | { readonly type: 'switch' }
  /** May Discord be asked for the owner of this page's authorization? */
  | { readonly type: 'candidate'; readonly candidate: Candidate }
  /** Discord named the owner of an authorization, or why it does not: is the owner the page's user? */
  | {
      readonly type: 'adoption';
      readonly candidate: Candidate;
      readonly account: Account | null;
      readonly problem: ConnectProblem | null;
    };

/** Why the open tabs are checked. */
interface PagesQuestion {
  readonly wanted: 'connect' | 'recheck';
  /** The problem to keep if the tabs show none. */
  readonly otherwise: ConnectProblem | null;
}

/** What happened, or what another part requests. */
export type SessionEvent =
  /** The user pressed Connect: from now on the headers of the page's requests are read. */
  | { readonly type: 'connectPressed' }
  | { readonly type: 'disconnectPressed' }
  /** The user opened the popup, or changed Handset's site access. */
  | { readonly type: 'recheckRequested' }
  /** The user goes to Discord's page, where they may fix the problem. */
  | { readonly type: 'discordShown' }
  /** Discord's page signed in and said who its user is. */
  | { readonly type: 'pageReady'; readonly userId: string }
  /** Discord's page made a request with this header. */
  | { readonly type: 'headerSeen'; readonly candidate: Candidate }
  /** Discord's page signed out the account with this authorization. */
  | { readonly type: 'pageSignedOut'; readonly authorization: string | null }
  /** Discord no longer accepts this authorization. */
  | { readonly type: 'authorizationRefused'; readonly authorization: string }
  /** A call is about to be made for this user. */
  | { readonly type: 'clearanceRequested'; readonly userId: string }
  /** The state is about to be read. */
  | { readonly type: 'stateRequested' }
  /** A page told what its user's account has now. */
  | { readonly type: 'accountHeard'; readonly hint: AccountHint }
  /** Discord returned the account. */
  | { readonly type: 'accountRead'; readonly user: CurrentUser }
  // Answers to effects.
  | ({ readonly type: 'pagesChecked'; readonly openPages: OpenPages } & PagesQuestion)
  | {
      readonly type: 'pageUserRead';
      /** The tab that answered. */
      readonly tabId: number;
      readonly pageUser: PageUser;
      readonly question: PageQuestion;
    }
  | {
      readonly type: 'ownerAnswered';
      readonly candidate: Candidate;
      readonly result: CallResult<CurrentUser>;
    }
  /** Handset failed to ask Discord. */
  | { readonly type: 'ownerNotAsked'; readonly candidate: Candidate }
  | {
      readonly type: 'readyRead';
      readonly candidate: Candidate;
      readonly userId: string;
      readonly ready: ReadyUser | null;
    };

/** What the runner must do, as data. An effect that asks something is answered with the event named in its comment. */
export type SessionEffect =
  /** Finds out who is signed in in the open tabs; `pagesChecked`. */
  | ({ readonly type: 'checkPages' } & PagesQuestion)
  /** Asks the page of a tab who is signed in; `pageUserRead`. */
  | {
      readonly type: 'readPageUser';
      readonly tab: DiscordTab;
      /** If this tab does not answer, another tab of the same client may in which this user is signed in. */
      readonly orOtherTabOf: string | null;
      readonly question: PageQuestion;
    }
  /** Asks Discord for the owner of an authorization; `ownerAnswered` or `ownerNotAsked`. */
  | { readonly type: 'askOwner'; readonly candidate: Candidate }
  /** Reads what the page's gateway told about a user; `readyRead`. */
  | { readonly type: 'readReady'; readonly userId: string; readonly candidate: Candidate }
  /** Reports the page's user, whether or not there is a session for them. */
  | { readonly type: 'tellPageUser'; readonly userId: string }
  /** Reports that the connected user has signed out. */
  | { readonly type: 'tellSignOut'; readonly userId: string }
  /** Answers `clearanceRequested`. */
  | { readonly type: 'answerClearance'; readonly clearance: Clearance };
