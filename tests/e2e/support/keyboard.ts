import { expect } from 'vitest';
import { englishText } from '../../../harness/popup-steps.ts';
import type { RigPage } from '../../../harness/types.ts';

/** The focused element, as a user would see it or hear it from a screen reader. */
interface Focused {
  readonly name: string;
  readonly id: string;
  readonly isHeading: boolean;
  readonly hasVisibleFocus: boolean;
}

/** Runs in the page, so it uses nothing outside itself. */
function readFocus(): Focused {
  const { activeElement: element } = document;
  const isField = element instanceof HTMLInputElement || element instanceof HTMLSelectElement;
  const label = isField ? element.labels?.[0] : null;
  const text = element?.getAttribute('aria-label') ?? (label ?? element)?.textContent ?? '';
  const hasOutline = (each: Element | null | undefined) =>
    each instanceof Element &&
    getComputedStyle(each).outlineStyle !== 'none' &&
    Number.parseFloat(getComputedStyle(each).outlineWidth) > 0;
  return {
    name: text.replace(/\s+/g, ' ').trim(),
    id: element?.id ?? '',
    isHeading: element?.localName === 'h1',
    hasVisibleFocus: hasOutline(element) || hasOutline(element?.closest('.field')),
  };
}

/** Operates a popup with real key presses only. */
export interface Keyboard {
  /** Presses Tab, or Shift+Tab, until the control with this text is focused; each on the way must show its focus. */
  tabTo(key: string, tab?: 'Tab' | 'Shift+Tab'): Promise<void>;
  /** The same for a control with a text that is in no locale file, such as a name. */
  tabToText(name: string, tab?: 'Tab' | 'Shift+Tab'): Promise<void>;
  press(key: string): Promise<void>;
  type(text: string): Promise<void>;
  /** Waits until the heading with this text is focused. */
  waitForHeading(key: string): Promise<void>;
  /** Waits until the field with this id is focused. */
  waitForField(id: string): Promise<void>;
}

export function keyboardOf(popup: RigPage): Keyboard {
  const getFocused = () => popup.evaluate(readFocus);
  return {
    tabTo(key, tab) {
      return this.tabToText(englishText(key), tab);
    },
    async tabToText(name, tab = 'Tab') {
      const passed: string[] = [];
      for (let presses = 0; presses < 20; presses += 1) {
        await popup.press(tab);
        const focused = await getFocused();
        passed.push(focused.name);
        // Between the last control and the first, the document itself is focused: it has no outline to show.
        if (focused.name.length < 200 && focused.id !== '')
          expect(focused).toMatchObject({ hasVisibleFocus: true });
        if (focused.name !== name && !focused.name.startsWith(`${name} `)) continue;
        expect(focused).toMatchObject({ hasVisibleFocus: true });
        return;
      }
      throw new Error(`${tab} does not lead to "${name}", but to: ${passed.join(' | ')}`);
    },
    // The space bar's only name that both browsers know is ' '.
    press: (key) => (key === 'Space' ? popup.page.keyboard.press(' ') : popup.press(key)),
    type: (text) => popup.page.keyboard.type(text),
    async waitForHeading(key) {
      await expect
        .poll(getFocused)
        .toMatchObject({ isHeading: true, name: expect.stringContaining(englishText(key)) });
    },
    async waitForField(id) {
      await expect.poll(getFocused).toMatchObject({ id, hasVisibleFocus: true });
    },
  };
}
