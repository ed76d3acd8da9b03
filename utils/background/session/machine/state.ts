import type { Candidate } from './candidate.ts';
import { type Connection, notConnected } from './connection.ts';

/** The state of the session's machine. Only the connection is stored; the rest is lost when the background stops. */
export interface SessionState {
  readonly connection: Connection;
  /**
   * While waiting for a session: the user id of the owner of each authorization that Discord was asked about; null if
   * Discord refused to name the owner.
   */
  readonly owners: ReadonlyMap<string, string | null>;
  /** Authorizations about which a question to Discord is in flight. */
  readonly asking: ReadonlySet<string>;
  /** How often Discord was asked since the user last did something: a page can invent any number of authorizations. */
  readonly questions: number;
  /** While waiting for a session: what a locked account's page sent. Its READY may name the owner later than that. */
  readonly locked: Candidate | null;
}

/** How often Discord is asked before the user has to do something. */
export const MAX_QUESTIONS = 5;

const NO_OWNERS: SessionState['owners'] = new Map();

/** The state at the start of the background, with the connection that it loaded. */
export const startingState = (connection: Connection = notConnected): SessionState => ({
  connection,
  owners: NO_OWNERS,
  asking: new Set(),
  questions: 0,
  locked: null,
});

/** Replaces the connection. Authorizations without a session are kept only while waiting for one. */
export const withConnection = (state: SessionState, connection: Connection): SessionState => ({
  ...state,
  connection,
  owners: connection.status === 'waiting' ? state.owners : NO_OWNERS,
  locked: connection.status === 'waiting' ? state.locked : null,
});

/** Forgets all known owners and refusals, so that Discord may be asked about every authorization again. */
export const withoutOwners = (state: SessionState): SessionState => ({
  ...state,
  owners: NO_OWNERS,
});

/** The user did something: Discord may be asked about every authorization again, and as often as at first. */
export const withFreshQuestions = (state: SessionState): SessionState => ({
  ...withoutOwners(state),
  questions: 0,
});

/** Remembers the owner of an authorization; null if Discord refused to name one. */
export const withOwner = (
  state: SessionState,
  authorization: string,
  userId: string | null,
): SessionState => ({ ...state, owners: new Map(state.owners).set(authorization, userId) });

/** Notes that a question to Discord about an authorization is in flight. */
export const withAsking = (state: SessionState, authorization: string): SessionState => ({
  ...state,
  asking: new Set(state.asking).add(authorization),
  questions: state.questions + 1,
});

/** Notes that Discord has answered the question, or was not asked. */
export function withoutAsking(state: SessionState, authorization: string): SessionState {
  const asking = new Set(state.asking);
  asking.delete(authorization);
  return { ...state, asking };
}

/** Forgets the page of a locked account if it used this authorization, which is no longer good. */
export const withoutLocked = (state: SessionState, authorization: string | null): SessionState =>
  state.locked?.authorization === authorization ? { ...state, locked: null } : state;
