import type { ConnectProblem } from '#shared/session/connect-problem.ts';
import { holdsAuthorization, isIdle } from './connection.ts';
import type { SessionEffect, SessionEvent } from './events.ts';
import { onAccountHeard } from './on-account-heard.ts';
import { onHeader, onOwnerAnswered, onPageReady, onReady } from './on-header.ts';
import { onPageUser } from './on-page-user.ts';
import { accountIn, problemOf } from './open-pages.ts';
import { askSessionPage } from './page-questions.ts';
import { isOtherUser } from './page-user.ts';
import {
  type SessionState,
  withConnection,
  withFreshQuestions,
  withOwner,
  withoutAsking,
  withoutLocked,
} from './state.ts';
import { toAccount } from './to-account.ts';
import {
  endForAccount,
  type SessionTransition,
  toWaiting,
  unchanged,
} from './transition-result.ts';

/** What a transition depends on besides state and event. */
export interface SessionClock {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** How long an unused session is kept, in ms; null: until the browser is closed. */
  readonly idleMs: number | null;
}

/**
 * The session: returns the state that follows `state` when `event` happens, and the effects to carry out. An idle
 * session is forgotten before the event is handled. Pure and total. See docs/session.md.
 */
export function transition(
  state: SessionState,
  event: SessionEvent,
  { now, idleMs }: SessionClock,
): SessionTransition {
  const current = isIdle(state.connection, now, idleMs)
    ? withConnection(state, { status: 'off', why: 'idle', name: null })
    : state;
  return onEvent(current, event, now);
}

function onEvent(state: SessionState, event: SessionEvent, now: number): SessionTransition {
  switch (event.type) {
    case 'connectPressed':
      return connect(state);
    case 'disconnectPressed':
      return [withConnection(state, { status: 'off', why: 'disconnected', name: null }), []];
    case 'recheckRequested':
      return recheck(state);
    case 'discordShown':
      return state.connection.status === 'waiting' ? recheck(state) : unchanged(state);
    case 'pageReady':
      return onPageReady(state, event.userId);
    case 'headerSeen':
      return onHeader(state, event.candidate, now);
    case 'pageSignedOut':
      return holdsAuthorization(state.connection, event.authorization)
        ? endForAccount(state, null)
        : unchanged(withoutLocked(state, event.authorization));
    case 'authorizationRefused': {
      // Without a connection no authorization is kept, not even in memory.
      if (state.connection.status === 'off') return unchanged(state);
      const known = withoutLocked(withOwner(state, event.authorization, null), event.authorization);
      return holdsAuthorization(state.connection, event.authorization)
        ? unchanged(toWaiting(known, 'signInExpired', now))
        : unchanged(known);
    }
    case 'clearanceRequested':
      return checkClearance(state, event.userId);
    case 'stateRequested':
      return unchanged(state);
    case 'accountHeard':
      return onAccountHeard(state, event.hint);
    case 'accountRead':
      return onAccountRead(state, event.user);
    case 'pagesChecked':
      return onPagesChecked(state, event, now);
    case 'pageUserRead':
      return onPageUser(state, event, event.question, now);
    case 'ownerAnswered':
      return onOwnerAnswered(state, event.candidate, event.result);
    case 'ownerNotAsked':
      return unchanged(withoutAsking(state, event.candidate.authorization));
    case 'readyRead':
      return onReady(state, event);
  }
}

const connect = (state: SessionState): SessionTransition => [
  withFreshQuestions(state),
  state.connection.status === 'connected'
    ? []
    : [{ type: 'checkPages', wanted: 'connect', otherwise: null }],
];

/** Checks whether the connection still matches the open tabs. While waiting, earlier refusals are forgotten. */
function recheck(state: SessionState): SessionTransition {
  const { connection } = state;
  switch (connection.status) {
    case 'off':
      return unchanged(state);
    case 'waiting': {
      const otherwise = toLastingProblem(connection.problem);
      return [withFreshQuestions(state), [{ type: 'checkPages', wanted: 'recheck', otherwise }]];
    }
    case 'connected':
      return [state, [askSessionPage(connection.session, { type: 'recheck' })]];
  }
}

/** A problem that the open tabs cannot disprove stays until Handset connects. */
const toLastingProblem = (problem: ConnectProblem | null): ConnectProblem | null =>
  problem === 'signInExpired' || problem === 'accountLocked' || problem === 'loadedBeforeExtension'
    ? problem
    : null;

/** The open tabs were checked because the user has just asked for a session, which counts as use. */
function onPagesChecked(
  state: SessionState,
  { openPages, wanted, otherwise }: Extract<SessionEvent, { type: 'pagesChecked' }>,
  now: number,
): SessionTransition {
  const { connection } = state;
  const { status } = connection;
  if (status === 'connected' || (status === 'off' && wanted === 'recheck')) return unchanged(state);
  const known = connection.status === 'waiting' ? connection.consentFor : null;
  const own = openPages.pages.find(({ tabId }) => tabId === known?.tabId)?.pageUser;
  if (known !== null && own?.status === 'signedIn' && isOtherUser(own, known.userId))
    return endForAccount(state, own.userId);
  const consentFor = known ?? (wanted === 'connect' ? accountIn(openPages) : null);
  const problem = problemOf(openPages, consentFor) ?? otherwise;
  return [withConnection(state, { status: 'waiting', problem, consentFor, lastUsedAt: now }), []];
}

/** Before every call that changes something: asks the page whether its user is still the session's. */
function checkClearance(state: SessionState, userId: string): SessionTransition {
  const { connection } = state;
  const refuseClearance = (why: 'notConnected' | 'accountChanged'): SessionEffect => ({
    type: 'answerClearance',
    clearance: { ok: false, why },
  });
  if (connection.status !== 'connected') return [state, [refuseClearance('notConnected')]];
  if (connection.session.userId !== userId) return [state, [refuseClearance('accountChanged')]];
  return [state, [askSessionPage(connection.session, { type: 'clearance', userId })]];
}

function onAccountRead(
  state: SessionState,
  user: Extract<SessionEvent, { type: 'accountRead' }>['user'],
): SessionTransition {
  const { connection } = state;
  return connection.status === 'connected' && connection.session.userId === user.id
    ? unchanged(withConnection(state, { ...connection, account: toAccount(user) }))
    : unchanged(state);
}
