import { type Connection, notConnected } from './connection.ts';

/** What the session's machine knows. Only the connection is stored; the rest dies with the background. */
export interface SessionState {
  readonly connection: Connection;
  /**
   * While waiting for a session: authorizations that Discord was asked about, and the user id of each one's owner; null
   * where Discord refused to tell.
   */
  readonly owners: ReadonlyMap<string, string | null>;
  /** Authorizations that Discord is being asked about right now. */
  readonly asking: ReadonlySet<string>;
}

const NO_OWNERS: SessionState['owners'] = new Map();

/** The state of a background that was just started, around what it has read back. */
export const startingState = (connection: Connection = notConnected): SessionState => ({
  connection,
  owners: NO_OWNERS,
  asking: new Set(),
});

/** Another connection. What Discord told of authorizations counts only while one is waited for. */
export const withConnection = (state: SessionState, connection: Connection): SessionState => ({
  ...state,
  connection,
  owners: connection.status === 'waiting' ? state.owners : NO_OWNERS,
});

/** Takes no refusal from before for the last word: every authorization may be asked about again. */
export const withoutOwners = (state: SessionState): SessionState => ({
  ...state,
  owners: NO_OWNERS,
});

/** Remembers whose an authorization is; null where Discord refused to tell. */
export const withOwner = (
  state: SessionState,
  authorization: string,
  userId: string | null,
): SessionState => ({ ...state, owners: new Map(state.owners).set(authorization, userId) });

/** Notes that Discord is being asked whose an authorization is. */
export const withAsking = (state: SessionState, authorization: string): SessionState => ({
  ...state,
  asking: new Set(state.asking).add(authorization),
});

/** Notes that Discord has answered, or will not. */
export function withoutAsking(state: SessionState, authorization: string): SessionState {
  const asking = new Set(state.asking);
  asking.delete(authorization);
  return { ...state, asking };
}
