import type { Page } from 'puppeteer-core';
import { ensureFront, pressChord } from './keys.ts';
import { callSource, readResult, runInPage, type Scope } from './scope.ts';
import { createSurface, type SetClipboard } from './surface.ts';
import type { RigPage, ShadowSurface } from './types.ts';

/** The scope of a closed shadow root; each browser has its own way in. */
export type ShadowScope = (page: Page, hostSelector: string) => Scope<ShadowRoot>;

/** What the browsers do differently for a page. */
export interface PageParts {
  readonly setClipboard: SetClipboard;
  readonly shadowScope: ShadowScope;
}

/** The scope of a page's document. */
export function documentScope(page: Page): Scope<Document> {
  return {
    run: async (fn, ...args) => readResult(await page.evaluate(callSource(fn, args, 'document'))),
  };
}

/** Wraps a tab. */
export function createRigPage(page: Page, { setClipboard, shadowScope }: PageParts): RigPage {
  const insideShadow = (hostSelector: string): ShadowSurface => {
    const scope = shadowScope(page, hostSelector);
    return {
      ...createSurface(page, scope, setClipboard),
      evaluate: (fn, ...args) => scope.run(fn, ...args),
      exists: () => scope.run(() => true).catch(() => false),
    };
  };

  return {
    ...createSurface(page, documentScope(page), setClipboard),
    page,
    insideShadow,
    evaluate: (fn, ...args) => runInPage(page, fn, args),
    async press(key) {
      await ensureFront(page);
      await pressChord(page, key);
    },
    async pasteAtFocus(text) {
      await setClipboard(text);
      await ensureFront(page);
      await pressChord(page, 'ControlOrMeta+V');
    },
    url: () => page.evaluate(() => location.href),
    async screenshot(path) {
      // Without this a capture can hang under load.
      await page.bringToFront();
      await page.screenshot({ path });
    },
    bringToFront: () => page.bringToFront(),
    close: () => page.close(),
  };
}
