import type { Page } from 'puppeteer-core';
import { createDomDriver, type SetClipboard } from './dom-driver.ts';
import { ensureFront, pressChord } from './keys.ts';
import { readResult, runInPage, type Scope, toCallSource } from './scope.ts';
import type { RigPage, ShadowRootDriver } from './types.ts';

/** Creates the scope of a closed shadow root; each browser reaches it in its own way. */
export type ShadowScopeFactory = (page: Page, hostSelector: string) => Scope<ShadowRoot>;

/** The operations on a page that differ between browsers. */
export interface BrowserSpecifics {
  readonly setClipboard: SetClipboard;
  /** Pastes as a menu of the browser does. */
  readonly paste: (page: Page) => Promise<void>;
  readonly createShadowScope: ShadowScopeFactory;
}

/** Creates the scope of a page's document. */
export function createDocumentScope(page: Page): Scope<Document> {
  return {
    run: async (fn, ...args) => readResult(await page.evaluate(toCallSource(fn, args, 'document'))),
  };
}

/** Wraps a puppeteer tab. */
export function createRigPage(
  page: Page,
  { setClipboard, paste, createShadowScope }: BrowserSpecifics,
): RigPage {
  const insideShadow = (hostSelector: string): ShadowRootDriver => {
    const scope = createShadowScope(page, hostSelector);
    return {
      ...createDomDriver(page, scope, setClipboard),
      evaluate: (fn, ...args) => scope.run(fn, ...args),
      exists: () => scope.run(() => true).catch(() => false),
    };
  };

  return {
    ...createDomDriver(page, createDocumentScope(page), setClipboard),
    page,
    insideShadow,
    evaluate: (fn, ...args) => runInPage(page, fn, args),
    async press(key) {
      await ensureFront(page);
      await pressChord(page, key);
    },
    setClipboard,
    async pasteAtFocus(text) {
      await setClipboard(text);
      await ensureFront(page);
      await pressChord(page, 'ControlOrMeta+V');
    },
    async pasteFromMenu(text) {
      await setClipboard(text);
      await ensureFront(page);
      await paste(page);
    },
    url: () => page.evaluate(() => location.href),
    async screenshot(path) {
      // Without this, the capture can hang under load.
      await page.bringToFront();
      await page.screenshot({ path });
    },
    bringToFront: () => page.bringToFront(),
    close: () => page.close(),
  };
}
