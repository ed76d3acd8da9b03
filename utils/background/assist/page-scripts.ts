import { browser } from 'wxt/browser';
import { DISCORD_MATCH_PATTERNS } from '#shared/discord-hosts.ts';

const everyPage = {
  matches: DISCORD_MATCH_PATTERNS,
  // Before the page's own scripts, the first of which may already open the gateway socket.
  runAt: 'document_start',
  // Browsers restore tabs before the background runs.
  persistAcrossSessions: true,
} as const;

/**
 * The scripts that run on every page of Discord's, which WXT calls unlisted: its content scripts post a message to the
 * page (which invalidates older ones), so Discord could see who uses Handset.
 */
const PAGE_SCRIPTS = [
  { ...everyPage, id: 'gateway-tap', js: ['gateway-tap.js'], world: 'MAIN' },
  { ...everyPage, id: 'discord-page', js: ['discord-page.js'], world: 'ISOLATED' },
] as const;

/**
 * Makes the browser run the scripts on Discord's pages from their next load on, or no longer. Does nothing when that is
 * so already. Where the user withholds a site, the browser runs nothing, and runs them once access is given.
 */
export async function setPageScripts(isWanted: boolean): Promise<void> {
  const { scripting } = browser;
  const registered = (await scripting.getRegisteredContentScripts()).map(({ id }) => id);
  if (!isWanted) {
    if (registered.length > 0) await scripting.unregisterContentScripts({ ids: registered });
    return;
  }
  const missing = PAGE_SCRIPTS.filter(({ id }) => !registered.includes(id));
  if (missing.length > 0)
    await scripting.registerContentScripts(
      missing.map((script) => ({ ...script, js: [...script.js] })),
    );
}
