import type { Browser, Page } from 'puppeteer-core';
import { runInPage } from './scope.ts';

/** Where Discord's page stores what it stores. */
export const discordHosts = ['discord.com', 'ptb.discord.com', 'canary.discord.com'] as const;

/** What the extension asks to see. */
export const discordOrigins: readonly string[] = discordHosts.map((host) => `https://${host}/*`);

/** The width that the popup has in the toolbar. */
export const popupWidth = 360;

/** The size that a tab's page is given; null leaves it to the window. */
export type TabViewport = { readonly width: number; readonly height: number } | null;

/** What an ordinary tab of a headless browser shows. */
export const tabViewport = { width: 1280, height: 800 } as const;

/** As tall as a browser lets a popup grow. */
export const popupViewport = { width: popupWidth, height: 600 } as const;

/** What a page's address must be, or hold. */
const addressMatches = (address: string, wanted: string | RegExp) =>
  typeof wanted === 'string' ? address.includes(wanted) : wanted.test(address);

/**
 * The first tab with such an address. The pages are asked themselves: puppeteer takes Firefox's
 * extension pages for `about:blank`.
 */
export async function findPage(
  browser: Browser,
  except: Page,
  wanted: string | RegExp,
): Promise<Page | undefined> {
  for (const page of await browser.pages()) {
    if (page === except) continue;
    const address = await runInPage(page, () => location.href, []).catch(() => '');
    if (addressMatches(address, wanted)) return page;
  }
  return undefined;
}

/** Closes every tab but the helper's. */
export async function closePages(browser: Browser, except: Page): Promise<void> {
  for (const page of await browser.pages()) {
    if (page !== except) await page.close();
  }
}

/**
 * Presses the toolbar button of the helper's window, whichever window is in front; a window without
 * a toolbar would refuse.
 */
export const openPopupSource = `(async () => {
  const { windowId } = await chrome.tabs.getCurrent();
  await chrome.windows.update(windowId, { focused: true });
  await chrome.action.openPopup({ windowId });
})()`;

/** Clears what the extension stored and what its button shows, which may wake the background. */
export const forgetSource = `(async () => {
  await chrome.storage.local.clear();
  await chrome.storage.session.clear();
  await chrome.action.setBadgeText({ text: '' });
})()`;
