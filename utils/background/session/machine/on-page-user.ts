import type { Candidate } from './candidate.ts';
import type { PageQuestion, SessionEffect } from './events.ts';
import { askHeaderPage } from './page-questions.ts';
import type { PageUser } from './page-user.ts';
import { type SessionState, withAsking, withConnection, withoutOwners } from './state.ts';
import { type SessionTransition, unchanged, waiting } from './transition-result.ts';

/** A page told who is signed in: what that means depends on what it was asked for. */
export function onPageUser(
  state: SessionState,
  pageUser: PageUser,
  question: PageQuestion,
  now: number,
): SessionTransition {
  switch (question.type) {
    case 'recheck':
      return rechecked(state, pageUser, now);
    case 'clearance':
      return cleared(state, pageUser, now);
    case 'takeover':
      return takeover(state, pageUser, question.candidate);
    case 'candidate':
      return worthAsking(state, pageUser, question.candidate, now);
    case 'adoption':
      return adopted(state, pageUser, question, now);
  }
}

/** Keeps the session while the page has its user, or cannot be asked. */
function rechecked(state: SessionState, pageUser: PageUser, now: number): SessionTransition {
  const { connection } = state;
  if (connection.status !== 'connected') return unchanged(state);
  if (pageUser.status === 'signedOut') return [waiting(state, 'signedOut', now), []];
  if (pageUser.status === 'signedIn' && pageUser.userId !== connection.session.userId)
    return [waiting(state, null, now), [{ type: 'tellPageUser', userId: pageUser.userId }]];
  return [used(state, now), []];
}

/** A call may be made only while the page's user is the session's. */
function cleared(state: SessionState, pageUser: PageUser, now: number): SessionTransition {
  const { connection } = state;
  if (connection.status !== 'connected') return [state, [refused('notConnected')]];
  switch (pageUser.status) {
    case 'noPage':
      return [state, [refused('noDiscordTab')]];
    case 'signedOut':
      return [waiting(state, 'signedOut', now), [refused('notConnected')]];
    case 'signedIn': {
      if (pageUser.userId !== connection.session.userId)
        return [waiting(state, null, now), [refused('accountChanged')]];
      const session = { ...connection.session, lastUsedAt: now };
      return [
        withConnection(state, { ...connection, session }),
        [{ type: 'answerClearance', clearance: { ok: true, session } }],
      ];
    }
  }
}

/**
 * Another client, window or container may be signed in as somebody else. It does not take over as long as the session's
 * own page has the session's user, who may also look after other accounts.
 */
function takeover(
  state: SessionState,
  sessionPageUser: PageUser,
  candidate: Candidate,
): SessionTransition {
  const { connection } = state;
  if (connection.status !== 'connected') return unchanged(state);
  const { userId, origin } = connection.session;
  const isStillThere = sessionPageUser.status === 'signedIn' && sessionPageUser.userId === userId;
  return isStillThere || origin !== candidate.origin
    ? unchanged(state)
    : [state, [askHeaderPage(candidate, { type: 'candidate', candidate })]];
}

/** Asks Discord whose a header is, unless it is known to be somebody else's than the page's user. */
function worthAsking(
  state: SessionState,
  pageUser: PageUser,
  candidate: Candidate,
  now: number,
): SessionTransition {
  const { connection } = state;
  if (connection.status === 'off' || pageUser.status !== 'signedIn') return unchanged(state);
  const { authorization } = candidate;
  const wasReloaded =
    connection.status === 'waiting' &&
    connection.problem === 'loadedBeforeExtension' &&
    !pageUser.loadedBeforeExtension;
  const before = wasReloaded ? withoutOwners(state) : state;
  const owner = before.owners.get(authorization);
  if (owner !== undefined && owner !== pageUser.userId) return unchanged(before);
  const next = connection.status === 'connected' ? waiting(before, null, now) : before;
  return [
    withAsking(next, authorization),
    [
      { type: 'tellPageUser', userId: pageUser.userId },
      { type: 'askOwner', candidate },
    ],
  ];
}

/** Takes the session when the owner of the authorization is the page's user. */
function adopted(
  state: SessionState,
  pageUser: PageUser,
  { candidate, account, problem }: Extract<PageQuestion, { type: 'adoption' }>,
  now: number,
): SessionTransition {
  const { connection } = state;
  if (connection.status !== 'waiting') return unchanged(state);
  if (account === null) {
    const isUnheard = pageUser.status === 'signedIn' && pageUser.loadedBeforeExtension;
    const shown = problem === 'accountLocked' && isUnheard ? 'loadedBeforeExtension' : problem;
    return [waiting(state, shown, now), []];
  }
  if (pageUser.status !== 'signedIn' || pageUser.userId !== account.userId) return unchanged(state);
  const { authorization, origin, locale, tabId } = candidate;
  const { lastUsedAt } = connection;
  const { userId } = account;
  const session = { authorization, userId, origin, locale, tabId, connectedAt: now, lastUsedAt };
  return [withConnection(state, { status: 'connected', session, account }), []];
}

/** The user has just done something with the session. */
function used(state: SessionState, now: number): SessionState {
  const { connection } = state;
  return connection.status === 'connected'
    ? withConnection(state, {
        ...connection,
        session: { ...connection.session, lastUsedAt: now },
      })
    : state;
}

const refused = (why: 'notConnected' | 'noDiscordTab' | 'accountChanged'): SessionEffect => ({
  type: 'answerClearance',
  clearance: { ok: false, why },
});
