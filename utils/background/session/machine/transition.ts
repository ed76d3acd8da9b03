import type { ConnectProblem } from '#shared/session/connect-problem.ts';
import { holdsAuthorization, isIdle } from './connection.ts';
import type { SessionEffect, SessionEvent } from './events.ts';
import { onHeader, onOwnerAnswered, onReady } from './on-header.ts';
import { onPageUser } from './on-page-user.ts';
import { askSessionPage } from './page-questions.ts';
import {
  type SessionState,
  withConnection,
  withOwner,
  withoutAsking,
  withoutOwners,
} from './state.ts';
import { toAccount } from './to-account.ts';
import { type SessionTransition, unchanged, waiting } from './transition-result.ts';

/** What a transition depends on besides state and event. */
export interface SessionClock {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** How long a session may go unused, in ms; null: for as long as the browser is open. */
  readonly idleMs: number | null;
}

/**
 * The session: what comes after `state` when `event` happens, and what to do outside. A session that went unused for too
 * long is forgotten before anything else is looked at. Pure and total. See docs/session.md.
 */
export function transition(
  state: SessionState,
  event: SessionEvent,
  { now, idleMs }: SessionClock,
): SessionTransition {
  const current = isIdle(state.connection, now, idleMs)
    ? withConnection(state, { status: 'off', why: 'idle' })
    : state;
  return onEvent(current, event, now);
}

function onEvent(state: SessionState, event: SessionEvent, now: number): SessionTransition {
  switch (event.type) {
    case 'connectPressed':
      return connect(state);
    case 'disconnectPressed':
      return [withConnection(state, { status: 'off', why: 'disconnected' }), []];
    case 'recheckRequested':
      return recheck(state);
    case 'discordShown':
      return state.connection.status === 'waiting' ? recheck(state) : unchanged(state);
    case 'pageReady':
      return unchanged(withoutOwners(state));
    case 'headerSeen':
      return onHeader(state, event.candidate);
    case 'pageSignedOut':
      return forget(state, event.authorization, 'signedOut', now);
    case 'authorizationRefused': {
      const { authorization } = event;
      return forget(withOwner(state, authorization, null), authorization, 'signInExpired', now);
    }
    case 'clearanceRequested':
      return checkClearance(state, event.userId);
    case 'stateRequested':
      return unchanged(state);
    case 'accountRead':
      return accountRead(state, event.user);
    case 'pagesChecked':
      return pagesChecked(state, event, now);
    case 'pageUserRead':
      return onPageUser(state, event.pageUser, event.question, now);
    case 'ownerAnswered':
      return onOwnerAnswered(state, event.candidate, event.result);
    case 'ownerNotAsked':
      return unchanged(withoutAsking(state, event.candidate.authorization));
    case 'readyRead':
      return onReady(state, event);
  }
}

const connect = (state: SessionState): SessionTransition => [
  withoutOwners(state),
  state.connection.status === 'connected'
    ? []
    : [{ type: 'checkPages', wanted: 'connect', otherwise: null }],
];

/** Is everything still as the popup says? While waiting no refusal from before is taken for the last word. */
function recheck(state: SessionState): SessionTransition {
  const { connection } = state;
  switch (connection.status) {
    case 'off':
      return unchanged(state);
    case 'waiting': {
      const otherwise = lastingProblem(connection.problem);
      return [withoutOwners(state), [{ type: 'checkPages', wanted: 'recheck', otherwise }]];
    }
    case 'connected':
      return [state, [askSessionPage(connection.session, { type: 'recheck' })]];
  }
}

/** A problem that open tabs cannot disprove stays until a session is taken. */
const lastingProblem = (problem: ConnectProblem | null): ConnectProblem | null =>
  problem === 'signInExpired' || problem === 'accountLocked' || problem === 'loadedBeforeExtension'
    ? problem
    : null;

/** The open tabs were looked at because the user has just asked for a session, which counts as use. */
function pagesChecked(
  state: SessionState,
  { problem, wanted, otherwise }: Extract<SessionEvent, { type: 'pagesChecked' }>,
  now: number,
): SessionTransition {
  const { status } = state.connection;
  if (status === 'connected' || (status === 'off' && wanted === 'recheck')) return unchanged(state);
  return [
    withConnection(state, { status: 'waiting', problem: problem ?? otherwise, lastUsedAt: now }),
    [],
  ];
}

/** Forgets the session if it uses this authorization, and waits for another one. */
const forget = (
  state: SessionState,
  authorization: string | null,
  problem: ConnectProblem,
  now: number,
): SessionTransition =>
  unchanged(
    holdsAuthorization(state.connection, authorization) ? waiting(state, problem, now) : state,
  );

/** Before every call that changes something: the page is asked whether its user is still the session's. */
function checkClearance(state: SessionState, userId: string): SessionTransition {
  const { connection } = state;
  const refuse = (why: 'notConnected' | 'accountChanged'): SessionEffect => ({
    type: 'answerClearance',
    clearance: { ok: false, why },
  });
  if (connection.status !== 'connected') return [state, [refuse('notConnected')]];
  if (connection.session.userId !== userId) return [state, [refuse('accountChanged')]];
  return [state, [askSessionPage(connection.session, { type: 'clearance', userId })]];
}

function accountRead(
  state: SessionState,
  user: Extract<SessionEvent, { type: 'accountRead' }>['user'],
): SessionTransition {
  const { connection } = state;
  return connection.status === 'connected' && connection.session.userId === user.id
    ? unchanged(withConnection(state, { ...connection, account: toAccount(user) }))
    : unchanged(state);
}
