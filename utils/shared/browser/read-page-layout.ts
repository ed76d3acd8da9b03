import { browser } from 'wxt/browser';
import { DISCORD_MATCH_PATTERNS } from '../discord-hosts.ts';
import { DESCRIBE_PAGE } from '../messaging/tab-messages.ts';
import { isLayoutWord, type LayoutWord } from '../page-layout.ts';

/** How long a page may take to answer, in ms. A frozen one does not. */
const ANSWER_TIMEOUT_MS = 1000;

/** What Handset recognised last in Discord's tabs, for a report. Tabs in which it does not help say nothing. */
export async function readPageLayout(): Promise<LayoutWord[]> {
  const tabs = await browser.tabs.query({ url: DISCORD_MATCH_PATTERNS, discarded: false });
  const answers = await Promise.all(tabs.map(({ id }) => (id === undefined ? [] : describe(id))));
  return [...new Set(answers.flat())];
}

async function describe(tabId: number): Promise<LayoutWord[]> {
  const timeout = new Promise<null>((resolve) => setTimeout(resolve, ANSWER_TIMEOUT_MS, null));
  const answer = browser.tabs.sendMessage(tabId, DESCRIBE_PAGE, { frameId: 0 });
  const words: unknown = await Promise.race([answer.catch(() => null), timeout]);
  return Array.isArray(words) ? words.filter(isLayoutWord) : [];
}
