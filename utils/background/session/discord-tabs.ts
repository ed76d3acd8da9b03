import { browser } from 'wxt/browser';
import { focusWindow } from '#shared/browser/windows.ts';
import { DISCORD_MATCH_PATTERNS, DISCORD_ORIGINS, discordOriginOf } from '#shared/discord-hosts.ts';
import type { DiscordTab } from './machine/page-user.ts';

/** The page that a new Discord tab opens. */
const HOME = `${DISCORD_ORIGINS[0]}/channels/@me`;

/** The tabs that show Discord, the last used one first. */
export async function findDiscordTabs(): Promise<DiscordTab[]> {
  const tabs = await browser.tabs.query({ url: DISCORD_MATCH_PATTERNS });
  return tabs
    .toSorted((one, other) => (other.lastAccessed ?? 0) - (one.lastAccessed ?? 0))
    .flatMap(({ id, url }) => {
      const origin = discordOriginOf(url);
      return id === undefined || origin === null ? [] : [{ tabId: id, origin }];
    });
}

/** Brings a Discord tab to the front; opens one if `tabId` is null. */
export async function showDiscordTab(tabId: number | null): Promise<void> {
  if (tabId === null) {
    await browser.tabs.create({ url: HOME });
    return;
  }
  const tab = await browser.tabs.update(tabId, { active: true });
  await focusWindow(tab?.windowId);
}

/** Reloads a Discord tab, so that its page signs in and makes requests again. */
export async function reloadDiscordTab(tabId: number | null): Promise<void> {
  if (tabId !== null) await browser.tabs.reload(tabId);
}
