import { parseHTML } from 'linkedom';
import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

/** What a test does with a component on a page without layout. Texts are their names in the locale files. */
export interface Mounted {
  readonly root: Element;
  /** An event of that name on the element, with what it has besides. Gives whether its default was left to happen. */
  fire(selector: string, name: string, more?: Readonly<Record<string, unknown>>): Promise<boolean>;
  /** Waits so long by the fake clock. */
  wait(ms: number): Promise<void>;
  /** Takes it off the page. */
  unmount(): Promise<void>;
}

/** Puts a component on a page of its own. The clock is to be a fake one. */
export async function mount(child: ComponentChild): Promise<Mounted> {
  const { document, window, Event } = parseHTML('<main></main>');
  vi.stubGlobal('document', document);
  vi.stubGlobal('window', window);
  vi.spyOn(fakeBrowser.i18n, 'getMessage').mockImplementation((name) =>
    name === 'languageTag' ? 'en' : String(name),
  );
  const root = find(document, 'main');
  await act(() => render(child, root));
  return {
    root,
    async fire(selector, name, more = {}) {
      const event = new Event(name, { bubbles: true, cancelable: true });
      await act(() => void find(root, selector).dispatchEvent(Object.assign(event, more)));
      return !event.defaultPrevented;
    },
    async wait(ms) {
      await act(() => void vi.advanceTimersByTime(ms));
    },
    async unmount() {
      await act(() => render(null, root));
    },
  };
}

function find(within: ParentNode, selector: string): Element {
  const found = within.querySelector(selector);
  if (found === null) throw new Error(`There is no ${selector}`);
  return found;
}
