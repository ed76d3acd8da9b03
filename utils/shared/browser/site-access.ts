import { browser } from 'wxt/browser';
import { DISCORD_ORIGINS, DISCORD_PAGES, type DiscordOrigin } from '../discord-hosts.ts';

/** Whether the browser lets Handset see a client's site: users can withhold it. */
export const hasSiteAccess = (origin: DiscordOrigin = DISCORD_ORIGINS[0]): Promise<boolean> =>
  browser.permissions.contains({ origins: [`${origin}/*`] });

/** Asks the user for access to all of Discord's sites. The browser wants it in the click itself: nothing is awaited before. */
export const requestSiteAccess = (): Promise<boolean> =>
  browser.permissions.request({ origins: DISCORD_PAGES });

/** Tells whenever the user allows or withholds a site. */
export function onSiteAccess(listener: () => void): void {
  const onChanged = ({ origins = [] }: { readonly origins?: readonly string[] | undefined }) => {
    if (origins.length > 0) listener();
  };
  browser.permissions.onAdded.addListener(onChanged);
  browser.permissions.onRemoved.addListener(onChanged);
}
