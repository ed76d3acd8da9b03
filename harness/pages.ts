import type { Browser, Page } from 'puppeteer-core';
import { runInPage } from './scope.ts';

/** The hosts under which Discord's page stores data. */
export const discordHosts = ['discord.com', 'ptb.discord.com', 'canary.discord.com'] as const;

/** The origins that the extension asks permission for. */
export const discordOrigins: readonly string[] = discordHosts.map((host) => `https://${host}/*`);

/** The width of the toolbar popup. */
export const popupWidth = 360;

/** The viewport of a tab; null takes the size of the window. */
export type TabViewport = { readonly width: number; readonly height: number } | null;

/** The viewport of ordinary tabs in a headless browser. */
export const tabViewport = { width: 1280, height: 800 } as const;

/** The tallest popup that browsers allow. */
export const popupViewport = { width: popupWidth, height: 600 } as const;

/** Whether an address is the wanted one: it has the text in it, or fits the pattern. */
export const addressMatches = (address: string, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? address.includes(wanted) : wanted.test(address);

/**
 * Finds the first tab with a matching address. The address is read inside each page, because
 * puppeteer reports `about:blank` for Firefox's extension pages.
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

/** Closes every tab except one. */
export async function closeOtherPages(browser: Browser, except: Page): Promise<void> {
  for (const page of await browser.pages()) {
    if (page !== except) await page.close();
  }
}

/**
 * Source that opens the toolbar popup in the helper page's window, whichever window is in front: a
 * window without a toolbar would refuse.
 */
export const openPopupSource = `(async () => {
  const { windowId } = await chrome.tabs.getCurrent();
  await chrome.windows.update(windowId, { focused: true });
  await chrome.action.openPopup({ windowId });
})()`;

/** Source that clears the extension's storage, scripts and badge; this may wake the background. */
export const clearExtensionSource = `(async () => {
  await chrome.storage.local.clear();
  await chrome.storage.session.clear();
  await chrome.scripting.unregisterContentScripts();
  await chrome.action.setBadgeText({ text: '' });
})()`;
