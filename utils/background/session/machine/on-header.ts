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

/** The page made a request with an authorization. Whose it is, Discord is asked only if the page's user could be meant. */
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

/** Discord told whose an authorization is, or why it does not tell. */
export function onOwnerAnswered(
  state: SessionState,
  candidate: Candidate,
  result: CallResult<CurrentUser>,
): SessionTransition {
  const answered = withoutAsking(state, candidate.authorization);
  if (state.connection.status !== 'waiting') return unchanged(answered);
  if (result.ok) return matchWithPage(answered, candidate, toAccount(result.value), null);
  const problem = toConnectProblem(result.error);
  const userId = userIdIn(candidate.authorization);
  // While Discord locks an account it may refuse to say whose it is. Then the page's READY decides.
  return problem === 'accountLocked' && userId !== null
    ? [answered, [{ type: 'readReady', userId, candidate }]]
    : matchWithPage(answered, candidate, null, problem);
}

/** What the page's gateway said of the user of a locked account, if it said anything. */
export function onReady(
  state: SessionState,
  { candidate, userId, ready }: Extract<SessionEvent, { type: 'readyRead' }>,
): SessionTransition {
  if (state.connection.status !== 'waiting') return unchanged(state);
  const account = ready?.userId === userId ? toAccountFromReady(ready) : null;
  return matchWithPage(state, candidate, account, 'accountLocked');
}

/** The page's user may have changed while Discord was asked, so the page is asked again. */
const matchWithPage = (
  state: SessionState,
  candidate: Candidate,
  account: Account | null,
  problem: ConnectProblem | null,
): SessionTransition => [
  withOwner(state, candidate.authorization, account?.userId ?? null),
  [askHeaderPage(candidate, { type: 'adoption', candidate, account, problem })],
];
