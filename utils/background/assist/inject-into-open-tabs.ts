import { browser } from 'wxt/browser';
import { DISCORD_MATCH_PATTERNS } from '#shared/discord-hosts.ts';
import { injectScript } from './inject-script.ts';

/**
 * Injects the content script into Discord tabs that are already open. Browsers inject it only into new pages (Firefox
 * into all pages, but not when the user grants access later). In a page that has it, a second run does nothing. The
 * gateway tap is not injected: it would come after the socket, and see no messages until the page opens another.
 */
export async function injectIntoOpenTabs(): Promise<void> {
  // Injecting would reload a discarded tab. It gets the script when the user returns to it.
  const tabs = await browser.tabs.query({ url: DISCORD_MATCH_PATTERNS, discarded: false });
  await Promise.allSettled(
    tabs.flatMap(({ id }) => (id === undefined ? [] : [injectScript('discord-page', id)])),
  );
}
