import { DESCRIBE_PAGE } from '../messaging/tab-messages.ts';
import { isLayoutWord, type LayoutWord } from '../page-layout.ts';
import { askDiscordTabs } from './ask-tab.ts';

/** What Handset recognised last in Discord's tabs, for a report. Tabs in which it does not help say nothing. */
export async function readPageLayout(): Promise<LayoutWord[]> {
  const answers = await askDiscordTabs(DESCRIBE_PAGE);
  const words = answers.flatMap((answer) => (Array.isArray(answer) ? answer : []));
  return [...new Set(words.filter(isLayoutWord))];
}
