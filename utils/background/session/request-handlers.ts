import { type Connection, holdsAuthorization, isIdle } from './machine/connection.ts';
import type { SessionEvent } from './machine/events.ts';
import { isTabOfInterest } from './machine/on-header.ts';
import type { SessionClock } from './machine/transition.ts';
import type { PageRequest } from './request-watch.ts';

interface RequestDeps {
  /** The connection without a look at the clock. */
  readonly currentConnection: () => Promise<Connection>;
  /** The connection, after it was forgotten if it is idle. */
  readonly getConnection: () => Promise<Connection>;
  readonly clock: () => Promise<SessionClock>;
  readonly send: (event: SessionEvent) => Promise<void>;
  /** Makes the page of a tab read what its gateway told. */
  readonly requestReading: (tabId: number) => Promise<void>;
}

/** How many headers may wait for their turn: a page can make any number of requests. */
const MAX_WAITING_HEADERS = 8;

/** Handles the requests of Discord's pages. A header is read only where it can matter. */
export function createRequestHandlers(deps: RequestDeps) {
  const waiting = new Set<string>();

  return {
    /** The page made a request. Reads its header only while the user wants a session, and only in tabs that matter. */
    async handleRequest({ tabId, readHeader }: PageRequest): Promise<void> {
      const connection = await deps.currentConnection();
      if (!isTabOfInterest(connection, tabId)) return;
      const candidate = readHeader();
      if (candidate === null) return;
      // READY says whose a locked account is, and that a page has signed in afresh. It comes as a hint.
      if (connection.status === 'waiting') void deps.requestReading(tabId);
      const { authorization } = candidate;
      // Most requests carry the authorization that the session already has.
      const { now, idleMs } = await deps.clock();
      if (holdsAuthorization(connection, authorization) && !isIdle(connection, now, idleMs)) return;
      if (waiting.has(authorization) || waiting.size >= MAX_WAITING_HEADERS) return;
      waiting.add(authorization);
      await deps
        .send({ type: 'headerSeen', candidate })
        .finally(() => waiting.delete(authorization));
    },

    /** The page signed out an account. Reads the header only while there is a session. */
    async handlePageSignOut({ readHeader }: PageRequest): Promise<void> {
      const connection = await deps.getConnection();
      if (connection.status !== 'connected') return;
      const authorization = readHeader()?.authorization ?? null;
      if (holdsAuthorization(connection, authorization))
        await deps.send({ type: 'pageSignedOut', authorization });
    },
  };
}
