import type { ConnectProblem } from '#shared/session/connect-problem.ts';
import { consentOf, lastUseOf } from './connection.ts';
import type { SessionEffect } from './events.ts';
import { type SessionState, withConnection } from './state.ts';

export type SessionTransition = readonly [SessionState, readonly SessionEffect[]];

/** A state without effects. */
export const unchanged = (state: SessionState): SessionTransition => [state, []];

/**
 * Forgets the session and waits for another one of the same account. Keeps the time of the last use, because only what
 * the user does counts as use. `now` in ms since the epoch.
 */
export const toWaiting = (
  state: SessionState,
  problem: ConnectProblem | null,
  now: number,
): SessionState =>
  withConnection(state, {
    status: 'waiting',
    problem,
    consentFor: consentOf(state.connection),
    lastUsedAt: lastUseOf(state.connection) ?? now,
  });

/**
 * The account for which the user pressed Connect is no longer signed in on its page: ends the connection. `pageUserId`
 * is the page's user now; null if nobody is. The flow is told, because number and phone token have to go as well.
 */
export function endForAccount(state: SessionState, pageUserId: string | null): SessionTransition {
  const consent = consentOf(state.connection);
  const ended = withConnection(state, {
    status: 'off',
    why: 'accountGone',
    name: consent?.name ?? null,
  });
  if (pageUserId !== null) return [ended, [{ type: 'tellPageUser', userId: pageUserId }]];
  return [ended, consent === null ? [] : [{ type: 'tellSignOut', userId: consent.userId }]];
}
