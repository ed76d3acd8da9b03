import type { DiscordOrigin } from '#shared/discord-hosts.ts';

/** A tab that shows one of Discord's clients. */
export interface DiscordTab {
  readonly tabId: number;
  readonly origin: DiscordOrigin;
}

/** Who is signed in on a tab's page, by what the page itself keeps. */
export type PageUser =
  | {
      readonly status: 'signedIn';
      readonly userId: string;
      /** Whether what READY said cannot be read there: Handset came later, or it is no longer kept. */
      readonly lacksReady: boolean;
    }
  | { readonly status: 'signedOut' }
  /** The tab is gone, does not answer, or shows something else. */
  | { readonly status: 'noPage' };

/** A tab, and who is signed in there. */
export interface PageAnswer {
  readonly tabId: number;
  readonly pageUser: PageUser;
}

/** What the open tabs show, the last used one first. */
export interface OpenPages {
  readonly hasSiteAccess: boolean;
  readonly pages: readonly PageAnswer[];
}

/** Whether somebody is signed in, and it is this user. */
export const isUser = (pageUser: PageUser, userId: string): boolean =>
  pageUser.status === 'signedIn' && pageUser.userId === userId;

/** Whether somebody is signed in, and it is not this user. */
export const isOtherUser = (pageUser: PageUser, userId: string): boolean =>
  pageUser.status === 'signedIn' && pageUser.userId !== userId;
