import { parseHTML } from 'linkedom';
import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { onTestFinished, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

/** A component on a page without layout, and what a test can do with it. Texts appear as their locale keys. */
export interface Mounted {
  readonly root: Element;
  /** Dispatches an event with extra properties. Resolves to false if its default was prevented. */
  fire(
    selector: string,
    name: string,
    properties?: Readonly<Record<string, unknown>>,
  ): Promise<boolean>;
  /** Advances the fake clock, in ms. */
  wait(ms: number): Promise<void>;
  /** Draws the component again, with other props. */
  redraw(child: ComponentChild): Promise<void>;
  /** Removes the component from the page. */
  unmount(): Promise<void>;
}

/** Mounts a component on its own page, until the test ends. `wait` needs vitest's fake timers. */
export async function mount(child: ComponentChild): Promise<Mounted> {
  const { document, window, Event, Element } = parseHTML('<main></main>');
  vi.stubGlobal('document', document);
  vi.stubGlobal('window', window);
  vi.stubGlobal('Element', Element);
  vi.spyOn(fakeBrowser.i18n, 'getMessage').mockImplementation((name) =>
    name === 'languageTag' ? 'en' : String(name),
  );
  const root = findElement(document, 'main');
  const unmount = () => act(() => render(null, root));
  onTestFinished(unmount);
  await act(() => render(child, root));
  return {
    root,
    async fire(selector, name, properties = {}) {
      const event = new Event(name, { bubbles: true, cancelable: true });
      await act(
        () => void findElement(root, selector).dispatchEvent(Object.assign(event, properties)),
      );
      return !event.defaultPrevented;
    },
    async wait(ms) {
      await act(() => void vi.advanceTimersByTime(ms));
    },
    async redraw(next) {
      await act(() => render(next, root));
    },
    unmount,
  };
}

function findElement(within: ParentNode, selector: string): Element {
  const found = within.querySelector(selector);
  if (found === null) throw new Error(`No element matches ${selector}`);
  return found;
}
