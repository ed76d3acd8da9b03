import type { Candidate } from './candidate.ts';
import type { PageQuestion, SessionEffect } from './events.ts';
import { askHeaderPage } from './page-questions.ts';
import type { PageUser } from './page-user.ts';
import { type SessionState, withAsking, withConnection, withoutOwners } from './state.ts';
import { type SessionTransition, toWaiting, unchanged } from './transition-result.ts';

/** Handles a page's answer to the question who is signed in. What follows depends on why it was asked. */
export function onPageUser(
  state: SessionState,
  pageUser: PageUser,
  question: PageQuestion,
  now: number,
): SessionTransition {
  switch (question.type) {
    case 'recheck':
      return onRecheckAnswer(state, pageUser, now);
    case 'clearance':
      return onClearanceAnswer(state, pageUser, now);
    case 'takeover':
      return onTakeoverAnswer(state, pageUser, question.candidate);
    case 'candidate':
      return onCandidateAnswer(state, pageUser, question.candidate, now);
    case 'adoption':
      return onAdoptionAnswer(state, pageUser, question, now);
  }
}

/** Keeps the session while its user is the page's user, or the page cannot be asked. */
function onRecheckAnswer(state: SessionState, pageUser: PageUser, now: number): SessionTransition {
  const { connection } = state;
  if (connection.status !== 'connected') return unchanged(state);
  if (pageUser.status === 'signedOut') return [toWaiting(state, 'signedOut', now), []];
  if (pageUser.status === 'signedIn' && pageUser.userId !== connection.session.userId)
    return [toWaiting(state, null, now), [{ type: 'tellPageUser', userId: pageUser.userId }]];
  return [markUsed(state, now), []];
}

/** Clears a call only while the page's user is the session's. */
function onClearanceAnswer(
  state: SessionState,
  pageUser: PageUser,
  now: number,
): SessionTransition {
  const { connection } = state;
  if (connection.status !== 'connected') return [state, [refuseClearance('notConnected')]];
  switch (pageUser.status) {
    case 'noPage':
      return [state, [refuseClearance('noDiscordTab')]];
    case 'signedOut':
      return [toWaiting(state, 'signedOut', now), [refuseClearance('notConnected')]];
    case 'signedIn': {
      if (pageUser.userId !== connection.session.userId)
        return [toWaiting(state, null, now), [refuseClearance('accountChanged')]];
      const session = { ...connection.session, lastUsedAt: now };
      return [
        withConnection(state, { ...connection, session }),
        [{ type: 'answerClearance', clearance: { ok: true, session } }],
      ];
    }
  }
}

/**
 * Another client, window or container may be signed in with another account. It does not take over while the session's
 * user is signed in on the session's own page: the user may use several accounts at once.
 */
function onTakeoverAnswer(
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

/** Asks Discord for the owner of an authorization, unless the owner is known not to be the page's user. */
function onCandidateAnswer(
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
  const next = connection.status === 'connected' ? toWaiting(before, null, now) : before;
  return [
    withAsking(next, authorization),
    [
      { type: 'tellPageUser', userId: pageUser.userId },
      { type: 'askOwner', candidate },
    ],
  ];
}

/** Connects if the owner of the authorization is the page's user. */
function onAdoptionAnswer(
  state: SessionState,
  pageUser: PageUser,
  { candidate, account, problem }: Extract<PageQuestion, { type: 'adoption' }>,
  now: number,
): SessionTransition {
  const { connection } = state;
  if (connection.status !== 'waiting') return unchanged(state);
  if (account === null) {
    const needsReload = pageUser.status === 'signedIn' && pageUser.loadedBeforeExtension;
    const shown = problem === 'accountLocked' && needsReload ? 'loadedBeforeExtension' : problem;
    return [toWaiting(state, shown, now), []];
  }
  if (pageUser.status !== 'signedIn' || pageUser.userId !== account.userId) return unchanged(state);
  const { authorization, origin, locale, tabId } = candidate;
  const { lastUsedAt } = connection;
  const { userId } = account;
  const session = { authorization, userId, origin, locale, tabId, connectedAt: now, lastUsedAt };
  return [withConnection(state, { status: 'connected', session, account }), []];
}

/** Records that the user has just used the session. */
function markUsed(state: SessionState, now: number): SessionState {
  const { connection } = state;
  return connection.status === 'connected'
    ? withConnection(state, {
        ...connection,
        session: { ...connection.session, lastUsedAt: now },
      })
    : state;
}

const refuseClearance = (
  why: 'notConnected' | 'noDiscordTab' | 'accountChanged',
): SessionEffect => ({
  type: 'answerClearance',
  clearance: { ok: false, why },
});
