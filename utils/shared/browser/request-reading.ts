import { browser } from 'wxt/browser';
import { DISCORD_MATCH_PATTERNS } from '../discord-hosts.ts';
import { READ_GATEWAY } from '../messaging/tab-messages.ts';

/** How long a page may take to receive the message, in ms. A frozen one receives it when it goes on. */
const RECEIPT_TIMEOUT_MS = 1000;

/**
 * Tells the page of a tab that there is a reason to read what its gateway told. Resolves when the page has begun, or
 * does not answer; what it reads comes as hints.
 */
export async function requestReading(tabId: number): Promise<void> {
  const timeout = new Promise<void>((resolve) => setTimeout(resolve, RECEIPT_TIMEOUT_MS));
  const receipt = browser.tabs.sendMessage(tabId, READ_GATEWAY, { frameId: 0 });
  // Where Handset does not help there is nobody to receive it.
  await Promise.race([receipt.catch(() => {}), timeout]);
}

/** The same for all of Discord's tabs. */
export async function requestReadingInAllTabs(): Promise<void> {
  const tabs = await browser.tabs.query({ url: DISCORD_MATCH_PATTERNS, discarded: false });
  await Promise.all(tabs.map(async ({ id }) => id !== undefined && requestReading(id)));
}

/** The same for every page that is loaded from now on, as long as the calling page of the extension is open. */
export function requestReadingOfNewPages(): void {
  browser.tabs.onUpdated.addListener((tabId, { status }) => {
    if (status === 'complete') void requestReading(tabId);
  });
}
