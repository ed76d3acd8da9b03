import type { ConnectProblem } from '#shared/session/connect-problem.ts';
import { lastUseOf } from './connection.ts';
import type { SessionEffect } from './events.ts';
import { type SessionState, withConnection } from './state.ts';

export type SessionTransition = readonly [SessionState, readonly SessionEffect[]];

/** A state without effects. */
export const unchanged = (state: SessionState): SessionTransition => [state, []];

/**
 * Forgets the session and waits for another one. Keeps the time of the last use, because only what the user does counts
 * as use. `now` in ms since the epoch.
 */
export const toWaiting = (
  state: SessionState,
  problem: ConnectProblem | null,
  now: number,
): SessionState =>
  withConnection(state, {
    status: 'waiting',
    problem,
    lastUsedAt: lastUseOf(state.connection) ?? now,
  });
