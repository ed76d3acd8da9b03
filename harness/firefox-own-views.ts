import { writeFile } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import type { ChromeScope } from './chrome-scope.ts';
import { readResult, toCallSource } from './scope.ts';
import { holdsText } from './text-match.ts';
import type { OwnView } from './types.ts';
import { waitFor } from './wait-for.ts';

/** The views that are not in a tab, by Firefox's names. */
type OwnViewType = 'popup' | 'sidebar';

/** Firefox's popup and sidebar, as the current helper page reaches them. */
export function createFirefoxOwnViews(helper: () => Page, chrome: ChromeScope) {
  /**
   * BiDi does not know the popup and the sidebar, but the helper page can reach their windows. `with` makes the view's
   * globals available to the expression.
   */
  const inOwnView = (type: OwnViewType, expression: string) =>
    helper().evaluate(`(() => {
      const view = browser.extension.getViews({ type: '${type}' })[0];
      if (!view) throw new Error('The ${type} is not open');
      with (view) { return ${expression}; }
    })()`);

  const isOpen = async (type: OwnViewType) =>
    (await helper().evaluate(`browser.extension.getViews({ type: '${type}' }).length`)) === 1;

  const close = async (type: OwnViewType) => {
    if (type === 'sidebar') await chrome.hideSidebar();
    else if (await isOpen(type)) await inOwnView(type, 'void window.close()');
  };

  const waitForOpen = async (type: OwnViewType, timeoutMs?: number): Promise<OwnView> => {
    const hasLoaded = async () =>
      (await inOwnView(type, `document.readyState === 'complete'`)) === true || undefined;
    await waitFor(`the ${type}`, hasLoaded, timeoutMs);
    return {
      evaluate: async (fn, ...args) => readResult(await inOwnView(type, toCallSource(fn, args))),
      async waitForText(wanted, textTimeoutMs) {
        let last = '';
        return waitFor(
          () => `the text ${String(wanted)}; the text was: ${last.slice(0, 600)}`,
          async () => {
            last = String(await inOwnView(type, 'document.body.innerText'));
            return holdsText(last, wanted) ? last : undefined;
          },
          textTimeoutMs,
        );
      },
      async screenshot(path) {
        await writeFile(path, await chrome.captureOwnView(type));
      },
      isOpen: () => isOpen(type),
      async close() {
        await close(type);
        await waitFor(`the ${type} to close`, async () => !(await isOpen(type)) || undefined);
      },
    };
  };

  return { waitForOpen, close };
}
