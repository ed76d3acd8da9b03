import { browser } from 'wxt/browser';
import { READ_GATEWAY } from '../messaging/tab-messages.ts';
import { askDiscordTabs, askTab } from './ask-tab.ts';

/**
 * Tells the page of a tab that there is a reason to read what its gateway told. Resolves when the page has begun, or
 * does not answer; what it reads comes as hints.
 */
export async function requestReading(tabId: number): Promise<void> {
  await askTab(tabId, READ_GATEWAY);
}

/** The same for all of Discord's tabs. */
export async function requestReadingInAllTabs(): Promise<void> {
  await askDiscordTabs(READ_GATEWAY);
}

/** The same for every page that is loaded from now on, as long as the calling page of the extension is open. */
export function requestReadingOfNewPages(): void {
  browser.tabs.onUpdated.addListener((tabId, { status }) => {
    if (status === 'complete') void requestReading(tabId);
  });
}
