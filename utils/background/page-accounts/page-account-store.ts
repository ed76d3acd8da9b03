import type { StoredItem } from '#shared/storage/stored-item.ts';
import { createNotifier } from '../notifier.ts';
import { createQueue } from '../queue.ts';
import {
  type PageAccount,
  type PageAccounts,
  pageAccountOf,
  type ReadyUser,
} from './page-account.ts';

/** More accounts than a user has open at once. */
const MAX_ACCOUNTS = 10;

export type PageAccountStore = ReturnType<typeof createPageAccountStore>;

/** Owns the page accounts: what the gateways of Discord's pages told about their users and required actions. */
export function createPageAccountStore(item: StoredItem<PageAccounts>) {
  const queue = createQueue();
  const changed = createNotifier<void>();
  const load = async () => (await item.get()) ?? [];

  const change = (userId: string, changeAccount: (before: PageAccount | null) => PageAccount) =>
    queue(async () => {
      const accounts = await load();
      const account = changeAccount(pageAccountOf(accounts, userId));
      const others = accounts.filter((each) => each.userId !== userId);
      await item.set([account, ...others].slice(0, MAX_ACCOUNTS));
      await changed.notify();
    });

  return {
    /** Calls the listener after every change, as soon as it is stored. */
    onChanged: changed.subscribe,

    /** Records the READY of a page that signed in. */
    recordReady: (tabId: number, ready: ReadyUser, action: string | null) =>
      change(ready.userId, () => ({ userId: ready.userId, tabId, ready, action })),

    /** Records a user's required action; null when Discord requires nothing any more. */
    recordAction: (tabId: number, userId: string, action: string | null) =>
      change(userId, (before) => ({ userId, tabId, ready: before?.ready ?? null, action })),

    /**
     * A phone was verified, which settles `settled`: clears it before the gateway reports that. An action that Discord
     * has required since then is kept.
     */
    clearSettledAction: (userId: string, settled: string) =>
      change(userId, (before) => {
        const { tabId = -1, ready = null, action = null } = before ?? {};
        return { userId, tabId, ready, action: action === settled ? null : action };
      }),

    /** Forgets all page accounts. Does not notify: the caller publishes the change. */
    forgetAll: () => queue(item.remove),

    /** The user disconnected: forgets who the users are. Required actions are kept, with their user ids. */
    forgetUsers: () =>
      queue(async () => {
        const accounts = await load();
        const hasRequiredAction = accounts.some(({ action }) => action !== null);
        await item.set(
          hasRequiredAction ? accounts.map((account) => ({ ...account, ready: null })) : [],
        );
        await changed.notify();
      }),

    /** The page account of a user, or null. */
    accountOf: (userId: string) => queue(async () => pageAccountOf(await load(), userId)),
  };
}
