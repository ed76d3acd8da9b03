import type { ConnectProblem } from '#shared/session/connect-problem.ts';
import type { CallResult } from '../../discord-api/call-error.ts';
import type { CurrentUser } from '../../discord-api/current-user.ts';
import { type Candidate, userIdIn } from './candidate.ts';
import { type Account, holdsAuthorization } from './connection.ts';
import type { SessionEvent } from './events.ts';
import { askHeaderPage, askSessionPage } from './page-questions.ts';
import { type SessionState, withOwner, withoutAsking } from './state.ts';
import { toAccount, toAccountFromReady } from './to-account.ts';
import { toConnectProblem } from './to-connect-problem.ts';
import { type SessionTransition, unchanged } from './transition-result.ts';

/** The page made a request with an authorization. Asks Discord for its owner only if that may be the page's user. */
export function onHeader(state: SessionState, candidate: Candidate): SessionTransition {
  const { connection, asking } = state;
  if (asking.has(candidate.authorization)) return unchanged(state);
  switch (connection.status) {
    case 'off':
      return unchanged(state);
    case 'waiting':
      return [state, [askHeaderPage(candidate, { type: 'candidate', candidate })]];
    case 'connected':
      return holdsAuthorization(connection, candidate.authorization)
        ? unchanged(state)
        : [state, [askSessionPage(connection.session, { type: 'takeover', candidate })]];
  }
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
