import type { DiscordOrigin } from '#shared/discord-hosts.ts';
import type { ConnectProblem } from '#shared/session/connect-problem.ts';
import type { DiscordTab, PageUser } from './machine/page-user.ts';

/** What the pages need from the browser. */
export interface DiscordPagesDeps {
  readonly readPageUser: (tabId: number, origin: DiscordOrigin) => Promise<PageUser>;
  readonly findDiscordTabs: () => Promise<DiscordTab[]>;
  readonly hasSiteAccess: () => Promise<boolean>;
}

export type DiscordPages = ReturnType<typeof createDiscordPages>;

/** Asks Discord's open pages who is signed in. */
export function createDiscordPages(deps: DiscordPagesDeps) {
  const userInTab = ({ tabId, origin }: DiscordTab) => deps.readPageUser(tabId, origin);
  return {
    userInTab,

    /** The user of a session's page or, if that page is gone, of another tab of the same client. */
    async userOfSession(session: DiscordTab): Promise<PageUser> {
      const user = await userInTab(session);
      if (user.status !== 'noPage') return user;
      for (const tab of await deps.findDiscordTabs()) {
        if (tab.origin !== session.origin) continue;
        const other = await userInTab(tab);
        if (other.status !== 'noPage') return other;
      }
      return user;
    },

    /** Why the open tabs cannot provide a session; null if they can. */
    async findProblem(): Promise<ConnectProblem | null> {
      if (!(await deps.hasSiteAccess())) return 'noAccess';
      const tabs = await deps.findDiscordTabs();
      if (tabs.length === 0) return 'noDiscordTab';
      const users = await Promise.all(tabs.map(userInTab));
      if (users.some(({ status }) => status === 'signedIn')) return null;
      // A tab that does not answer may do so after a reload, so it is not a problem yet.
      return users.some(({ status }) => status === 'signedOut') ? 'signedOut' : null;
    },
  };
}
