import type { DiscordOrigin } from '#shared/discord-hosts.ts';
import {
  type DiscordTab,
  isOtherUser,
  isUser,
  type OpenPages,
  type PageAnswer,
  type PageUser,
} from './machine/page-user.ts';

/** What the pages need from the browser. */
export interface DiscordPagesDeps {
  readonly readPageUser: (tabId: number, origin: DiscordOrigin) => Promise<PageUser>;
  /** The tabs that show Discord, the last used one first. */
  readonly findDiscordTabs: () => Promise<DiscordTab[]>;
  readonly hasSiteAccess: () => Promise<boolean>;
}

/** An account, and the tab in which it was last seen. */
export interface AccountTab {
  readonly userId: string;
  readonly tabId: number;
}

export type DiscordPages = ReturnType<typeof createDiscordPages>;

/** Asks Discord's open pages who is signed in. */
export function createDiscordPages(deps: DiscordPagesDeps) {
  const ask = async ({ tabId, origin }: DiscordTab): Promise<PageAnswer> => ({
    tabId,
    pageUser: await deps.readPageUser(tabId, origin),
  });
  const askAll = (tabs: readonly DiscordTab[]) => Promise.all(tabs.map(ask));

  return {
    userInTab: ask,

    /**
     * The user of a session's page. If that page is gone or does not answer, another tab of the same client answers in
     * which `userId` is signed in. Any other tab may belong to another container or window, and says nothing.
     */
    async userOfSession(tab: DiscordTab, userId: string): Promise<PageAnswer> {
      const own = await ask(tab);
      if (own.pageUser.status !== 'noPage') return own;
      const tabs = await deps.findDiscordTabs();
      const others = tabs.filter(
        ({ tabId, origin }) => tabId !== tab.tabId && origin === tab.origin,
      );
      return (await askAll(others)).find(({ pageUser }) => isUser(pageUser, userId)) ?? own;
    },

    /** What all open tabs show. */
    async findOpenPages(): Promise<OpenPages> {
      if (!(await deps.hasSiteAccess())) return { hasSiteAccess: false, pages: [] };
      return { hasSiteAccess: true, pages: await askAll(await deps.findDiscordTabs()) };
    },

    /**
     * The tab to which the user goes for an account: its own, unless somebody else is signed in there, or one with the
     * same user. Without an account the last used tab. Null if there is none.
     */
    async findTabFor(account: AccountTab | null): Promise<number | null> {
      const tabs = await deps.findDiscordTabs();
      if (account === null) return tabs[0]?.tabId ?? null;
      const { userId } = account;
      const answers = await askAll(tabs);
      const own = answers.find(({ tabId }) => tabId === account.tabId);
      const found =
        own !== undefined && !isOtherUser(own.pageUser, userId)
          ? own
          : answers.find(({ pageUser }) => isUser(pageUser, userId));
      return found?.tabId ?? null;
    },
  };
}
