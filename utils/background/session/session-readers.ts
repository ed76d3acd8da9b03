import type { AccountTab } from './discord-pages.ts';
import { type Account, type Connection, consentOf, type Session } from './machine/connection.ts';

/** What other parts may know of the session. `getConnection` forgets it first if it is idle. */
export const createSessionReaders = (getConnection: () => Promise<Connection>) => ({
  /** The current connection. */
  current: getConnection,

  /** The session of `userId`, for calls that change nothing; null if there is none. */
  async sessionOf(userId: string): Promise<Session | null> {
    const connection = await getConnection();
    return connection.status === 'connected' && connection.session.userId === userId
      ? connection.session
      : null;
  },

  /** The connected account, or null. */
  async getAccount(): Promise<Account | null> {
    const connection = await getConnection();
    return connection.status === 'connected' ? connection.account : null;
  },

  /** The account for which the user pressed Connect, and its tab; null while there is none. */
  getAccountTab: async (): Promise<AccountTab | null> => consentOf(await getConnection()),
});
