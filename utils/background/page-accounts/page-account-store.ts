import type { AccountHint } from '#shared/account-hint.ts';
import { createNotifier } from '../notifier.ts';
import { createQueue } from '../queue.ts';
import type { ErasableItem } from '../storage/erasable-item.ts';
import {
  type PageAccount,
  type PageAccounts,
  pageAccountOf,
  type ReadyUser,
} from './page-account.ts';

/** More accounts than a user has open at once. A page can tell of any number of users. */
const MAX_ACCOUNTS = 24;
/** More accounts than a user switches between in one tab, so that no page displaces what the others told. */
const MAX_ACCOUNTS_OF_TAB = 6;

export type PageAccountStore = ReturnType<typeof createPageAccountStore>;

/** Owns the page accounts: what the gateways of Discord's pages told about their users and required actions. */
export function createPageAccountStore(item: ErasableItem<PageAccounts>) {
  let queue = createQueue();
  /** Whatever was told before the user disconnected or forgot everything is void. */
  let era = 0;
  const changed = createNotifier<void>();
  const load = async () => (await item.get()) ?? [];

  const change = (
    userId: string,
    changeAccount: (before: PageAccount | null) => PageAccount | null,
  ) => {
    const began = era;
    return queue(async () => {
      const accounts = await load();
      if (began !== era) return;
      const before = pageAccountOf(accounts, userId);
      const account = changeAccount(before);
      if (account === null || account === before) return;
      await item.set(withAccount(accounts, account));
      await changed.notify();
    });
  };

  /** Does not wait for the hints that are being stored: a page can send many. */
  function startOver(): void {
    era += 1;
    queue = createQueue();
  }

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
     * Records what a page told of its user's account, for a session that starts later. The required action stays: that
     * the number settles it comes as a change of its own, perhaps later.
     */
    recordChange: ({ userId, hasPhone }: AccountHint) =>
      change(userId, (before) =>
        before === null || before.ready === null || hasPhone === null
          ? before
          : { ...before, ready: { ...before.ready, hasPhone } },
      ),

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
    forgetAll(): Promise<void> {
      startOver();
      return item.erase();
    },

    /** The user disconnected: forgets who the users are. Required actions are kept, with their user ids. */
    async forgetUsers(): Promise<void> {
      startOver();
      const began = era;
      const accounts = await load().catch(() => []);
      await item.erase();
      const hasRequiredAction = accounts.some(({ action }) => action !== null);
      if (hasRequiredAction && began === era)
        await item.set(accounts.map((account) => ({ ...account, ready: null })));
      await changed.notify();
    },

    /** A user signed out: forgets everything about them. */
    forgetUser: (userId: string) =>
      queue(async () => {
        const accounts = await load();
        await item.set(accounts.filter((each) => each.userId !== userId));
        await changed.notify();
      }),

    /** Whether anything is required of anybody, as far as is known. */
    isAnythingRequired: () =>
      queue(async () => (await load()).some(({ action }) => action !== null)),

    /** The page account of a user, or null. */
    accountOf: (userId: string) => queue(async () => pageAccountOf(await load(), userId)),
  };
}

/** Puts an account first and drops the oldest ones: of its tab, then of all. */
function withAccount(accounts: PageAccounts, account: PageAccount): PageAccounts {
  let ofTab = 1;
  const others = accounts.filter(({ userId, tabId }) => {
    if (userId === account.userId) return false;
    if (tabId === account.tabId) ofTab += 1;
    return tabId !== account.tabId || ofTab <= MAX_ACCOUNTS_OF_TAB;
  });
  return [account, ...others].slice(0, MAX_ACCOUNTS);
}
