import type { StoredDataView } from '#shared/view/view.ts';
import type { PageAccounts } from '../page-accounts/page-account.ts';
import type { Connection } from '../session/machine/connection.ts';

/** What the options list as stored from the user's accounts, whether or not it is currently used or shown. */
export const toStoredDataView = (
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
  // An entry that is not kept for its required action also counts, even if it has only a user id. So does the name of
  // the account that was connected until it signed out.
  pageAccount:
    (connection.status === 'off' && connection.name !== null) ||
    pageAccounts.some(({ ready, action }) => ready !== null || action === null),
});
