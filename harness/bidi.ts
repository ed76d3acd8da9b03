import { BidiBrowser } from 'puppeteer-core/internal/bidi/Browser.js';
import { BidiPage } from 'puppeteer-core/internal/bidi/Page.js';

/** Puppeteer's WebDriver BiDi connection, for commands that puppeteer does not offer. */
export type Bidi = BidiBrowser['connection'];

/** Gets the BiDi connection; the parameter is `unknown` because puppeteer's public and internal types are unrelated. */
export function bidiOf(browser: unknown): Bidi {
  if (browser instanceof BidiBrowser) return browser.connection;
  throw new Error('This browser is not driven over WebDriver BiDi');
}

/** Gets the id of a tab's browsing context. */
export function contextOf(page: unknown): string {
  if (page instanceof BidiPage) return page.mainFrame().browsingContext.id;
  throw new Error('This page is not driven over WebDriver BiDi');
}
