import { browser } from 'wxt/browser';
import { DISCORD_ORIGINS, type DiscordOrigin } from './discord-host.ts';

/** The page that a new Discord tab opens. */
const HOME = `${DISCORD_ORIGINS[0]}/channels/@me`;

/** The ids of the tabs that show Discord, those of one of its clients when `origin` is given. */
export async function findDiscordTabs(
  origins: readonly DiscordOrigin[] = DISCORD_ORIGINS,
): Promise<number[]> {
  const tabs = await browser.tabs.query({ url: origins.map((origin) => `${origin}/*`) });
  return tabs.map((tab) => tab.id).filter((id) => id !== undefined);
}

/** Brings a Discord tab to the front, or opens one. */
export async function showDiscordTab(): Promise<void> {
  const [tabId] = await findDiscordTabs();
  if (tabId === undefined) {
    await browser.tabs.create({ url: HOME });
    return;
  }
  const tab = await browser.tabs.update(tabId, { active: true });
  if (tab !== undefined) await browser.windows.update(tab.windowId, { focused: true });
}

/** Reloads the Discord tabs: their page then makes requests again, signed in anew. */
export async function reloadDiscordTabs(): Promise<void> {
  const tabIds = await findDiscordTabs();
  await Promise.all(tabIds.map((tabId) => browser.tabs.reload(tabId)));
}
