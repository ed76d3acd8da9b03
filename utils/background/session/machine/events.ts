import type { ReadyUser } from '#shared/ready-user.ts';
import type { ConnectProblem } from '#shared/session/connect-problem.ts';
import type { CallResult } from '../../discord-api/call-error.ts';
import type { CurrentUser } from '../../discord-api/current-user.ts';
import type { Candidate } from './candidate.ts';
import type { Account, Session } from './connection.ts';
import type { DiscordTab, PageUser } from './page-user.ts';

/** Permission to make a call as the session's user, or why there is none. */
export type Clearance =
  | { readonly ok: true; readonly session: Session }
  | { readonly ok: false; readonly why: 'notConnected' | 'noDiscordTab' | 'accountChanged' };

/** What a page is asked for, so that its answer says what to do with it. */
export type PageQuestion =
  /** The user looks at the popup: is the session still the page's? */
  | { readonly type: 'recheck' }
  /** A call is about to be made for this user. */
  | { readonly type: 'clearance'; readonly userId: string }
  /** The page uses another authorization than the session's: does the session's own page still have its user? */
  | { readonly type: 'takeover'; readonly candidate: Candidate }
  /** Is a header of the page worth asking Discord about? */
  | { readonly type: 'candidate'; readonly candidate: Candidate }
  /** Discord has told whose a header is, or why not: does that match the page's user? */
  | {
      readonly type: 'adoption';
      readonly candidate: Candidate;
      readonly account: Account | null;
      readonly problem: ConnectProblem | null;
    };

/** What the open tabs are looked at for. */
interface PagesQuestion {
  readonly wanted: 'connect' | 'recheck';
  /** The problem that stays where the tabs show none. */
  readonly otherwise: ConnectProblem | null;
}

/** What happened to the session, or what somebody wants of it. */
export type SessionEvent =
  /** The user pressed Connect: from now on the page's headers are looked at. */
  | { readonly type: 'connectPressed' }
  | { readonly type: 'disconnectPressed' }
  /** The user opened the popup, or changed which sites Handset may see. */
  | { readonly type: 'recheckRequested' }
  /** The user goes to Discord's page, to do there what is missing. */
  | { readonly type: 'discordShown' }
  /** Discord's page has signed in and said who its user is. */
  | { readonly type: 'pageReady' }
  /** Discord's page made a request with this header. */
  | { readonly type: 'headerSeen'; readonly candidate: Candidate }
  /** Discord's page signed this authorization out. */
  | { readonly type: 'pageSignedOut'; readonly authorization: string | null }
  /** Discord no longer accepts this authorization. */
  | { readonly type: 'authorizationRefused'; readonly authorization: string }
  /** A call is about to be made for this user. */
  | { readonly type: 'clearanceRequested'; readonly userId: string }
  /** Somebody is about to read the state. */
  | { readonly type: 'stateRequested' }
  /** Discord told anew what the account looks like. */
  | { readonly type: 'accountRead'; readonly user: CurrentUser }
  // Answers to effects.
  | ({ readonly type: 'pagesChecked'; readonly problem: ConnectProblem | null } & PagesQuestion)
  | { readonly type: 'pageUserRead'; readonly pageUser: PageUser; readonly question: PageQuestion }
  | {
      readonly type: 'ownerAnswered';
      readonly candidate: Candidate;
      readonly result: CallResult<CurrentUser>;
    }
  /** Handset itself failed to ask. */
  | { readonly type: 'ownerNotAsked'; readonly candidate: Candidate }
  | {
      readonly type: 'readyRead';
      readonly candidate: Candidate;
      readonly userId: string;
      readonly ready: ReadyUser | null;
    };

/** What to do outside, as data. Each one that asks is answered with the event named in its comment. */
export type SessionEffect =
  /** Looks why no session can be expected from the open tabs; `pagesChecked`. */
  | ({ readonly type: 'checkPages' } & PagesQuestion)
  /** Asks the page of a tab who is signed in; `pageUserRead`. */
  | {
      readonly type: 'readPageUser';
      readonly tab: DiscordTab;
      /** Whether another tab of the same client answers where this one is gone. */
      readonly orOtherTab: boolean;
      readonly question: PageQuestion;
    }
  /** Asks Discord whose an authorization is; `ownerAnswered` or `ownerNotAsked`. */
  | { readonly type: 'askOwner'; readonly candidate: Candidate }
  /** Looks what the page's gateway said of a user; `readyRead`. */
  | { readonly type: 'readReady'; readonly userId: string; readonly candidate: Candidate }
  /** Says who the page's user is, whether or not there is a session for them. */
  | { readonly type: 'tellPageUser'; readonly userId: string }
  /** Answers `clearanceRequested`. */
  | { readonly type: 'answerClearance'; readonly clearance: Clearance };
