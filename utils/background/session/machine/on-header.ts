import type { ConnectProblem } from '#shared/session/connect-problem.ts';
import type { CallResult } from '../../discord-api/call-error.ts';
import type { CurrentUser } from '../../discord-api/current-user.ts';
import { type Candidate, userIdIn } from './candidate.ts';
import { type Account, type Connection, holdsAuthorization } from './connection.ts';
import type { SessionEvent } from './events.ts';
import { askHeaderPage, askSessionPage } from './page-questions.ts';
import {
  MAX_QUESTIONS,
  type SessionState,
  withOwner,
  withoutAsking,
  withoutOwners,
} from './state.ts';
import { toAccount, toAccountFromReady } from './to-account.ts';
import { toConnectProblem } from './to-connect-problem.ts';
import { type SessionTransition, toWaiting, unchanged } from './transition-result.ts';

/**
 * Whether requests of a tab can matter to a connection, so that their headers may be read. While there is a session,
 * only its own tab can show that its account is gone: other windows, containers and clients never take over.
 */
export const isTabOfInterest = (connection: Connection, tabId: number): boolean =>
  connection.status === 'waiting' ||
  (connection.status === 'connected' && connection.session.tabId === tabId);

/**
 * The page made a request with an authorization. Nothing is asked about one that does not begin with the id of the
 * account that Connect is for: it belongs to another account of the user's.
 */
export function onHeader(
  state: SessionState,
  candidate: Candidate,
  now: number,
): SessionTransition {
  const { connection, asking, questions } = state;
  if (!isTabOfInterest(connection, candidate.tabId)) return unchanged(state);
  if (connection.status === 'connected')
    return holdsAuthorization(connection, candidate.authorization)
      ? unchanged(state)
      : [state, [askSessionPage(connection.session, { type: 'switch' })]];
  if (connection.status === 'off' || asking.has(candidate.authorization)) return unchanged(state);
  const owner = userIdIn(candidate.authorization);
  // Asking Discord whose it is would mean to use an authorization that may be anybody's.
  if (owner === null)
    return unchanged(connection.problem === null ? toWaiting(state, 'refused', now) : state);
  const { consentFor } = connection;
  const isOtherAccount = consentFor !== null && consentFor.userId !== owner;
  // Only in its own tab may it mean that the user has switched accounts.
  if (isOtherAccount && consentFor.tabId !== candidate.tabId) return unchanged(state);
  if (!isOtherAccount && questions >= MAX_QUESTIONS) return unchanged(state);
  return [state, [askHeaderPage(candidate, { type: 'candidate', candidate })]];
}

/** Discord named the owner of an authorization, or the reason why it does not. */
export function onOwnerAnswered(
  state: SessionState,
  candidate: Candidate,
  result: CallResult<CurrentUser>,
): SessionTransition {
  const answered = withoutAsking(state, candidate.authorization);
  if (state.connection.status !== 'waiting') return unchanged(answered);
  if (result.ok) return askIfStillPageUser(answered, candidate, toAccount(result.value), null);
  const problem = toConnectProblem(result.error);
  const userId = userIdIn(candidate.authorization);
  // While an account is locked, Discord may refuse to name the owner. Then the page's READY decides.
  return problem === 'accountLocked' && userId !== null
    ? [answered, [{ type: 'readReady', userId, candidate }]]
    : askIfStillPageUser(answered, candidate, null, problem);
}

/** What the page's gateway told about the user of a locked account, if anything. */
export function onReady(
  state: SessionState,
  { candidate, userId, ready }: Extract<SessionEvent, { type: 'readyRead' }>,
): SessionTransition {
  if (state.connection.status !== 'waiting') return unchanged(state);
  const account = ready?.userId === userId ? toAccountFromReady(ready) : null;
  return askIfStillPageUser(state, candidate, account, 'accountLocked');
}

/** A page signed in as this user. An authorization refused before may be accepted now, and READY of a locked account is there. */
export function onPageReady(state: SessionState, userId: string): SessionTransition {
  const { locked } = state;
  const next = withoutOwners(state);
  return locked !== null && userIdIn(locked.authorization) === userId
    ? [next, [{ type: 'readReady', userId, candidate: locked }]]
    : unchanged(next);
}

/** Asks the page for its user again, because the user may have changed while Discord was asked. */
const askIfStillPageUser = (
  state: SessionState,
  candidate: Candidate,
  account: Account | null,
  problem: ConnectProblem | null,
): SessionTransition => [
  withOwner(state, candidate.authorization, account?.userId ?? null),
  [askHeaderPage(candidate, { type: 'adoption', candidate, account, problem })],
];
