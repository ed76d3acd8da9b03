import type { ConnectProblem } from '#shared/session/connect-problem.ts';
import { lastUseOf } from './connection.ts';
import type { SessionEffect } from './events.ts';
import { type SessionState, withConnection } from './state.ts';

export type SessionTransition = readonly [SessionState, readonly SessionEffect[]];

/** The same state and nothing to do: what happened does not concern it. */
export const unchanged = (state: SessionState): SessionTransition => [state, []];

/**
 * Forgets the session and waits for another one. Only what the user does counts as use, so the time of the last use
 * stays as it was. `now` in ms since the epoch.
 */
export const waiting = (
  state: SessionState,
  problem: ConnectProblem | null,
  now: number,
): SessionState =>
  withConnection(state, {
    status: 'waiting',
    problem,
    lastUsedAt: lastUseOf(state.connection) ?? now,
  });
