import type { Page } from 'puppeteer-core';
import { addressMatches } from './pages.ts';
import { runInPage } from './scope.ts';

/**
 * Takes a tab away that the browser has and WebDriver BiDi does not know, and returns its address; undefined when there
 * is none. Firefox does not announce one in some three hundred of the tabs that an extension opens while it is being
 * installed. `helper` is a page of the extension, which may ask for its tabs.
 */
export async function takeUnknownTab(
  helper: Page,
  wanted: string | RegExp,
): Promise<string | undefined> {
  const tabs = await runInPage(helper, async () => {
    const browser = Reflect.get(globalThis, 'browser');
    const all: { id: number; url?: string }[] = await browser.tabs.query({});
    return all.map(({ id, url = '' }) => ({ id, url }));
  }, []);
  const tab = tabs.find(({ url }) => addressMatches(url, wanted));
  if (tab === undefined) return undefined;
  await runInPage(helper, (id) => Reflect.get(globalThis, 'browser').tabs.remove(id), [tab.id]);
  return tab.url;
}
