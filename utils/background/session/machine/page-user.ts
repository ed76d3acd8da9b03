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
      /** Whether the page was loaded before Handset, so that the tap missed the start of its gateway connection. */
      readonly loadedBeforeExtension: boolean;
    }
  | { readonly status: 'signedOut' }
  /** The tab is gone, does not answer, or shows something else. */
  | { readonly status: 'noPage' };
