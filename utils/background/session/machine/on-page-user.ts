import { type Candidate, userIdIn } from './candidate.ts';
import type { PageQuestion, SessionEffect } from './events.ts';
import { isOtherUser, isUser, type PageAnswer } from './page-user.ts';
import {
  MAX_QUESTIONS,
  type SessionState,
  withAsking,
  withConnection,
  withoutOwners,
} from './state.ts';
import {
  endForAccount,
  type SessionTransition,
  toWaiting,
  unchanged,
} from './transition-result.ts';

/** Handles a page's answer to the question who is signed in. What follows depends on why it was asked. */
export function onPageUser(
  state: SessionState,
  answer: PageAnswer,
  question: PageQuestion,
  now: number,
): SessionTransition {
  switch (question.type) {
    case 'recheck':
      return onRecheckAnswer(state, answer, now);
    case 'clearance':
      return onClearanceAnswer(state, answer, now);
    case 'switch':
      return endIfGone(state, answer) ?? unchanged(state);
    case 'candidate':
      return onCandidateAnswer(state, answer, question.candidate, now);
    case 'adoption':
      return onAdoptionAnswer(state, answer, question, now);
  }
}

/** Ends the connection if its account is no longer signed in on its page. Null if it is, or the page cannot be asked. */
function endIfGone(state: SessionState, { pageUser }: PageAnswer): SessionTransition | null {
  const { connection } = state;
  if (connection.status !== 'connected') return null;
  if (pageUser.status === 'signedOut') return endForAccount(state, null);
  return pageUser.status === 'signedIn' && pageUser.userId !== connection.session.userId
    ? endForAccount(state, pageUser.userId)
    : null;
}

/** Keeps the session while its user is the page's user, or the page cannot be asked. */
const onRecheckAnswer = (state: SessionState, answer: PageAnswer, now: number): SessionTransition =>
  endIfGone(state, answer) ?? unchanged(markUsed(state, answer, now));

/** Clears a call only while the page's user is the session's. */
function onClearanceAnswer(
  state: SessionState,
  answer: PageAnswer,
  now: number,
): SessionTransition {
  if (state.connection.status !== 'connected') return [state, [refuseClearance('notConnected')]];
  if (answer.pageUser.status === 'noPage') return [state, [refuseClearance('noDiscordTab')]];
  const ended = endIfGone(state, answer);
  if (ended !== null) {
    const why = answer.pageUser.status === 'signedIn' ? 'accountChanged' : 'notConnected';
    const [next, effects] = ended;
    return [next, [refuseClearance(why), ...effects]];
  }
  const next = markUsed(state, answer, now);
  return next.connection.status === 'connected'
    ? [
        next,
        [{ type: 'answerClearance', clearance: { ok: true, session: next.connection.session } }],
      ]
    : [next, [refuseClearance('notConnected')]];
}

/** Asks Discord for the owner of an authorization, if it begins with the id of the page's user. */
function onCandidateAnswer(
  state: SessionState,
  { tabId, pageUser }: PageAnswer,
  candidate: Candidate,
  _now: number,
): SessionTransition {
  const { connection } = state;
  if (connection.status !== 'waiting' || pageUser.status !== 'signedIn') return unchanged(state);
  const { consentFor } = connection;
  if (consentFor !== null && isOtherUser(pageUser, consentFor.userId))
    return consentFor.tabId === tabId ? endForAccount(state, pageUser.userId) : unchanged(state);
  const { authorization } = candidate;
  if (userIdIn(authorization) !== pageUser.userId) return unchanged(state);
  const wasReloaded = connection.problem === 'loadedBeforeExtension' && !pageUser.lacksReady;
  const before = wasReloaded ? withoutOwners(state) : state;
  const owner = before.owners.get(authorization);
  if (owner !== undefined && owner !== pageUser.userId) return unchanged(before);
  if (before.questions >= MAX_QUESTIONS) return unchanged(before);
  const { userId } = pageUser;
  const name = consentFor?.name ?? null;
  const bound = withConnection(before, { ...connection, consentFor: { userId, tabId, name } });
  return [
    withAsking(bound, authorization),
    [
      { type: 'tellPageUser', userId },
      { type: 'askOwner', candidate },
    ],
  ];
}

/** Connects if the owner of the authorization is the page's user, and the account that Connect is for. */
function onAdoptionAnswer(
  state: SessionState,
  { pageUser }: PageAnswer,
  { candidate, account, problem }: Extract<PageQuestion, { type: 'adoption' }>,
  now: number,
): SessionTransition {
  const { connection } = state;
  if (connection.status !== 'waiting') return unchanged(state);
  if (account === null) {
    const needsReload = pageUser.status === 'signedIn' && pageUser.lacksReady;
    const shown = problem === 'accountLocked' && needsReload ? 'loadedBeforeExtension' : problem;
    const locked = problem === 'accountLocked' ? candidate : null;
    return [{ ...toWaiting(state, shown, now), locked }, []];
  }
  const { userId } = account;
  const { consentFor, lastUsedAt } = connection;
  const isConsented = consentFor === null || consentFor.userId === userId;
  if (!isConsented || !isUser(pageUser, userId)) return unchanged(state);
  const { authorization, origin, locale, tabId } = candidate;
  const session = { authorization, userId, origin, locale, tabId, connectedAt: now, lastUsedAt };
  return [withConnection(state, { status: 'connected', session, account }), []];
}

/** Records that the user has just used the session, and which tab answered for it. */
function markUsed(state: SessionState, { tabId, pageUser }: PageAnswer, now: number): SessionState {
  const { connection } = state;
  if (connection.status !== 'connected') return state;
  const { session } = connection;
  const answered = pageUser.status === 'noPage' ? session.tabId : tabId;
  return withConnection(state, {
    ...connection,
    session: { ...session, tabId: answered, lastUsedAt: now },
  });
}

const refuseClearance = (
  why: 'notConnected' | 'noDiscordTab' | 'accountChanged',
): SessionEffect => ({
  type: 'answerClearance',
  clearance: { ok: false, why },
});
