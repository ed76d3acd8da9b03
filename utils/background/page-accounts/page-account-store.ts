import { demandsReverify, routesOf } from '#shared/required-action/phone-route.ts';
import type { StoredItem } from '#shared/storage/stored-item.ts';
import { createNotifier } from '../notifier.ts';
import { createQueue } from '../queue.ts';
import {
  type PageAccount,
  type PageAccounts,
  pageAccountOf,
  type ReadyUser,
} from './page-account.ts';

/** More accounts than anybody has open at once. */
const MAX_ACCOUNTS = 10;

export type PageAccountStore = ReturnType<typeof createPageAccountStore>;

/** Owns what the gateways of Discord's pages told: whose they are, and what Discord demands of them. */
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
    /** Calls back after every change, once it is stored. */
    onChanged: changed.subscribe,

    /** A page signed in: its READY. */
    ready: (tabId: number, ready: ReadyUser, action: string | null) =>
      change(ready.userId, () => ({ userId: ready.userId, tabId, ready, action })),

    /** The gateway told what is demanded of a user now; null when nothing is. */
    actionChanged: (tabId: number, userId: string, action: string | null) =>
      change(userId, (before) => ({ userId, tabId, ready: before?.ready ?? null, action })),

    /** A phone was verified: what that settles is no longer demanded, as the gateway will tell. */
    settled: (userId: string) =>
      change(userId, (before) => {
        const { tabId = -1, ready = null, action = null } = before ?? {};
        const isSettled = action !== null && routesOf(action).phone !== 'none';
        return { userId, tabId, ready, action: isSettled ? null : action };
      }),

    /** Forgets everything that the pages told. Who shows it is told by whoever asks for this. */
    forgetAll: () => queue(item.remove),

    /** The user disconnected: who they are is forgotten. Where Discord demands something, that is still known, and of whom. */
    forgetUsers: () =>
      queue(async () => {
        const accounts = await load();
        const isDemanded = accounts.some(({ action }) => action !== null);
        await item.set(isDemanded ? accounts.map((account) => ({ ...account, ready: null })) : []);
        await changed.notify();
      }),

    /** Whether a user has to verify their number again. No page said otherwise: then nothing is known to be settled. */
    demandsReverify: (userId: string) =>
      queue(async () => {
        const account = pageAccountOf(await load(), userId);
        return account === null || demandsReverify(account.action);
      }),

    /** What a page told of a user, or null. */
    accountOf: (userId: string) => queue(async () => pageAccountOf(await load(), userId)),
  };
}
