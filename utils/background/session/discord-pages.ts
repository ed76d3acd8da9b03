import type { DiscordOrigin } from '#shared/discord-hosts.ts';
import type { ConnectProblem } from '#shared/session/connect-problem.ts';
import type { DiscordTab, PageUser } from './machine/page-user.ts';

/** What the pages need of the browser. */
export interface DiscordPagesDeps {
  readonly readPageUser: (tabId: number, origin: DiscordOrigin) => Promise<PageUser>;
  readonly findDiscordTabs: () => Promise<DiscordTab[]>;
  readonly hasSiteAccess: () => Promise<boolean>;
}

export type DiscordPages = ReturnType<typeof createDiscordPages>;

/** Asks Discord's open pages who is signed in. */
export function createDiscordPages(world: DiscordPagesDeps) {
  const userIn = ({ tabId, origin }: DiscordTab) => world.readPageUser(tabId, origin);
  return {
    userIn,

    /** The user of a session's page, or of another tab of the same client where that one is gone. */
    async userOf(session: DiscordTab): Promise<PageUser> {
      const user = await userIn(session);
      if (user.status !== 'noPage') return user;
      for (const tab of await world.findDiscordTabs()) {
        if (tab.origin !== session.origin) continue;
        const other = await userIn(tab);
        if (other.status !== 'noPage') return other;
      }
      return user;
    },

    /** Why no session can be expected from the tabs that are open; null when one can. */
    async problem(): Promise<ConnectProblem | null> {
      if (!(await world.hasSiteAccess())) return 'noAccess';
      const tabs = await world.findDiscordTabs();
      if (tabs.length === 0) return 'noDiscordTab';
      const users = await Promise.all(tabs.map(userIn));
      if (users.some(({ status }) => status === 'signedIn')) return null;
      // A tab that does not answer may do so once it is reloaded.
      return users.some(({ status }) => status === 'signedOut') ? 'signedOut' : null;
    },
  };
}
