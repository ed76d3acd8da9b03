import type { Browser, Page } from 'puppeteer-core';
import { runInPage } from './scope.ts';

/** The width that the popup has in the toolbar. */
export const popupWidth = 360;

/** As tall as a browser lets a popup grow. */
export const popupViewport = { width: popupWidth, height: 600 } as const;

/** What a page's address must be, or hold. */
export const addressMatches = (address: string, wanted: string | RegExp) =>
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
