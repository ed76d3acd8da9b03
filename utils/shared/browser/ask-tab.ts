import { browser } from 'wxt/browser';
import { DISCORD_MATCH_PATTERNS } from '../discord-hosts.ts';
import type { TabMessage } from '../messaging/tab-messages.ts';

/** How long a page may take to answer, in ms. A frozen one receives the message when it goes on. */
const ANSWER_TIMEOUT_MS = 1000;

/** What our script in a tab answers; null where Handset does not help, or the page does not answer in a second. */
export async function askTab(tabId: number, message: TabMessage): Promise<unknown> {
  const timeout = new Promise<null>((resolve) => setTimeout(resolve, ANSWER_TIMEOUT_MS, null));
  const answer = browser.tabs.sendMessage(tabId, message, { frameId: 0 });
  return Promise.race([answer.catch(() => null), timeout]);
}

/** The same for all of Discord's tabs. */
export async function askDiscordTabs(message: TabMessage): Promise<unknown[]> {
  const tabs = await browser.tabs.query({ url: DISCORD_MATCH_PATTERNS, discarded: false });
  return Promise.all(tabs.map(({ id }) => (id === undefined ? null : askTab(id, message))));
}
