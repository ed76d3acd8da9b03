import { BidiBrowser } from 'puppeteer-core/internal/bidi/Browser.js';
import { BidiPage } from 'puppeteer-core/internal/bidi/Page.js';

/** The WebDriver BiDi connection beneath puppeteer, for the commands that puppeteer does not have. */
export type Bidi = BidiBrowser['connection'];

/** Takes unknown because puppeteer's public and internal declarations are not related types. */
export function bidiOf(browser: unknown): Bidi {
  if (browser instanceof BidiBrowser) return browser.connection;
  throw new Error('This browser is not driven over WebDriver BiDi');
}

/** The id of a tab's browsing context. */
export function contextOf(page: unknown): string {
  if (page instanceof BidiPage) return page.mainFrame().browsingContext.id;
  throw new Error('This page is not driven over WebDriver BiDi');
}
