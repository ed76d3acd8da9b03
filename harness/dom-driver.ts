import type { Page } from 'puppeteer-core';
import { type ClickPointResult, findClickPoint, type Locator } from './find-click-point.ts';
import { ensureFront, pressChord } from './keys.ts';
import type { Scope } from './scope.ts';
import { holdsText, toTextMatch } from './text-match.ts';
import type { DomDriver } from './types.ts';
import { defaultTimeoutMs, waitFor } from './wait-for.ts';

/** Puts text on the browser’s clipboard. */
export type SetClipboard = (text: string) => Promise<void>;

/** The visible text of a document or shadow root. */
function readText(root: Document | ShadowRoot): string {
  // biome-ignore lint/performance/useDomNodeTextContent: hidden text must be left out
  if (root instanceof Document) return root.body?.innerText ?? '';
  return (
    [...root.children]
      .filter((child) => child instanceof HTMLElement && !child.matches('style, script'))
      // biome-ignore lint/performance/useDomNodeTextContent: hidden text must be left out
      .map((child) => (child instanceof HTMLElement ? child.innerText : ''))
      .join('\n')
  );
}

/** Drives a document or shadow root with the page's real mouse and keyboard. */
export function createDomDriver<Root extends Document | ShadowRoot>(
  page: Page,
  scope: Scope<Root>,
  setClipboard: SetClipboard,
): DomDriver {
  const text = () => scope.run(readText);

  const clickAt = async (locator: Locator, label: string, timeoutMs = defaultTimeoutMs) => {
    await ensureFront(page);
    let last: ClickPointResult = { state: 'waiting', why: 'the page did not respond' };
    const point = await waitFor(
      () => `${label} to be clickable: ${last.state === 'waiting' ? last.why : ''}`,
      async () => {
        last = await scope.run(findClickPoint, locator);
        return last.state === 'ready' ? last : undefined;
      },
      timeoutMs,
    );
    await page.mouse.click(point.x, point.y);
  };

  const click = (selector: string, timeoutMs?: number) =>
    clickAt({ by: 'selector', selector }, selector, timeoutMs);

  const isVisible = (selector: string) =>
    scope.run(
      (root, wanted) =>
        root
          .querySelector(wanted)
          ?.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) ?? false,
      selector,
    );

  return {
    text,
    async waitForText(wanted, timeoutMs) {
      let last = '';
      return waitFor(
        () => `the text ${String(wanted)}; the text was: ${last.slice(0, 600)}`,
        async () => {
          last = await text();
          return holdsText(last, wanted) ? last : undefined;
        },
        timeoutMs,
      );
    },
    async waitFor(selector, timeoutMs) {
      let last = '';
      const isShown = async () => {
        if (await isVisible(selector)) return true;
        last = await text();
        return undefined;
      };
      const description = () => `${selector} to be visible; the text was: ${last.slice(0, 600)}`;
      await waitFor(description, isShown, timeoutMs);
    },
    async waitUntilGone(selector, timeoutMs) {
      const isGone = async () => !(await isVisible(selector)) || undefined;
      await waitFor(`${selector} to be gone`, isGone, timeoutMs);
    },
    click,
    clickButton: (name, timeoutMs) =>
      clickAt({ by: 'name', name: toTextMatch(name) }, `the button ${String(name)}`, timeoutMs),
    async type(selector, typed) {
      await click(selector);
      await pressChord(page, 'End');
      await page.keyboard.type(typed);
    },
    async fill(selector, typed) {
      await click(selector);
      await pressChord(page, 'ControlOrMeta+A');
      await page.keyboard.type(typed);
    },
    async paste(selector, pasted) {
      await setClipboard(pasted);
      await click(selector);
      await pressChord(page, 'ControlOrMeta+V');
    },
    async select(selector, value) {
      await waitFor(`${selector} to have the option ${value}`, () =>
        scope.run(
          (root, wanted, option) => {
            const list = root.querySelector(wanted);
            if (!(list instanceof HTMLSelectElement) || list.disabled) return undefined;
            if (![...list.options].some((each) => each.value === option)) return undefined;
            list.value = option;
            list.dispatchEvent(new Event('input', { bubbles: true }));
            list.dispatchEvent(new Event('change', { bubbles: true }));
            return true;
          },
          selector,
          value,
        ),
      );
    },
    hasFocus: (selector) =>
      scope.run((root, wanted) => root.activeElement?.matches(wanted) ?? false, selector),
  };
}
