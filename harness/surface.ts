import type { Page } from 'puppeteer-core';
import { ensureFront, pressChord } from './keys.ts';
import { type Located, type Locator, locate } from './locate.ts';
import type { Scope } from './scope.ts';
import { holdsText, toTextMatch } from './text-match.ts';
import type { Surface } from './types.ts';
import { defaultTimeoutMs, until } from './until.ts';

/** Puts text on the clipboard of the browser. */
export type SetClipboard = (text: string) => Promise<void>;

/** The text of the scope's elements, as a user would read it. */
function readText(root: Document | ShadowRoot): string {
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not read
  if (root instanceof Document) return root.body?.innerText ?? '';
  return (
    [...root.children]
      .filter((child) => child instanceof HTMLElement && !child.matches('style, script'))
      // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not read
      .map((child) => (child instanceof HTMLElement ? child.innerText : ''))
      .join('\n')
  );
}

/** Waits and acts within a document or a shadow root by the page's real mouse and keyboard. */
export function createSurface<Root extends Document | ShadowRoot>(
  page: Page,
  scope: Scope<Root>,
  setClipboard: SetClipboard,
): Surface {
  const text = () => scope.run(readText);

  const clickAt = async (locator: Locator, label: string, timeoutMs = defaultTimeoutMs) => {
    await ensureFront(page);
    let last: Located = { state: 'waiting', why: 'the page did not answer' };
    const point = await until(
      () => `${label} to be clickable: ${last.state === 'waiting' ? last.why : ''}`,
      async () => {
        last = await scope.run(locate, locator);
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
      return until(
        () => `the text ${String(wanted)}; there was: ${last.slice(0, 600)}`,
        async () => {
          last = await text();
          return holdsText(last, wanted) ? last : undefined;
        },
        timeoutMs,
      );
    },
    async waitFor(selector, timeoutMs) {
      let last = '';
      const seen = async () => {
        if (await isVisible(selector)) return true;
        last = await text();
        return undefined;
      };
      const described = () => `${selector} to be visible; there was: ${last.slice(0, 600)}`;
      await until(described, seen, timeoutMs);
    },
    async waitForGone(selector, timeoutMs) {
      const gone = async () => !(await isVisible(selector)) || undefined;
      await until(`${selector} to be gone`, gone, timeoutMs);
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
      await until(`${selector} to have the option ${value}`, () =>
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
