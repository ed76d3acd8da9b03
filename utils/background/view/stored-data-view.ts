import type { StoredDataView } from '#shared/view/view.ts';
import type { PageAccounts } from '../page-accounts/page-account.ts';
import type { Connection } from '../session/machine/connection.ts';

/** What is held, of all that is stored of accounts: whether it can be used and shown just now or not. */
export const storedDataView = (
  connection: Connection,
  pageAccounts: PageAccounts,
): StoredDataView => ({
  connection:
    connection.status === 'connected'
      ? {
          name: connection.account.globalName ?? connection.account.username,
          since: connection.session.connectedAt,
        }
      : null,
  demand: pageAccounts.some(({ action }) => action !== null),
  // An account of which nothing else is known is there all the same.
  pageAccount: pageAccounts.some(({ ready, action }) => ready !== null || action === null),
});
