import { browser } from 'wxt/browser';
import { DISCORD_PAGES } from '#shared/discord-hosts.ts';
import { injectScript } from './inject-script.ts';

/**
 * Brings the content script to the Discord tabs that are open already: by themselves browsers bring it to new pages
 * (Firefox to all, but not when access is allowed later). Where it is there already it does nothing. The gateway tap
 * stays away: it would come after the socket, and hear nothing before the page opens another one.
 */
export async function injectIntoOpenTabs(): Promise<void> {
  // A discarded tab would be loaded for it, and gets the script when the user comes back to it.
  const tabs = await browser.tabs.query({ url: DISCORD_PAGES, discarded: false });
  await Promise.allSettled(
    tabs.flatMap(({ id }) => (id === undefined ? [] : [injectScript('discord-page', id)])),
  );
}
