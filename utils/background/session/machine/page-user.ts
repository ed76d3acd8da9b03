import type { DiscordOrigin } from '#shared/discord-hosts.ts';

/** A tab that shows one of Discord's clients. */
export interface DiscordTab {
  readonly tabId: number;
  readonly origin: DiscordOrigin;
}

/** Who is signed in on the page of a tab, as the page itself keeps it. */
export type PageUser =
  | {
      readonly status: 'signedIn';
      readonly userId: string;
      /** Whether the page was there before Handset, which then has not heard its gateway from the start. */
      readonly loadedBeforeExtension: boolean;
    }
  | { readonly status: 'signedOut' }
  /** The tab is gone, does not answer, or shows something else. */
  | { readonly status: 'noPage' };
