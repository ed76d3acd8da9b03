import { browser } from 'wxt/browser';
import { DISCORD_MATCH_PATTERNS, DISCORD_ORIGINS, type DiscordOrigin } from '../discord-hosts.ts';

/** Whether Handset has access to a client's site, which users can withhold in the browser. */
export const hasSiteAccess = (origin: DiscordOrigin = DISCORD_ORIGINS[0]): Promise<boolean> =>
  browser.permissions.contains({ origins: [`${origin}/*`] });

/**
 * Asks the user for access to all of Discord's sites. The browser requires a user gesture: call it in the click
 * handler, before any `await`.
 */
export const requestSiteAccess = (): Promise<boolean> =>
  browser.permissions.request({ origins: DISCORD_MATCH_PATTERNS });

/** Calls back when the user grants or withdraws access to a site. */
export function onSiteAccessChange(listener: () => void): void {
  const onChanged = ({ origins = [] }: { readonly origins?: readonly string[] | undefined }) => {
    if (origins.length > 0) listener();
  };
  browser.permissions.onAdded.addListener(onChanged);
  browser.permissions.onRemoved.addListener(onChanged);
}
