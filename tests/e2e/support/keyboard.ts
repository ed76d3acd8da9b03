import { expect } from 'vitest';
import { englishText } from '../../../harness/popup-steps.ts';
import type { RigPage } from '../../../harness/types.ts';

/** What has the focus, as somebody who sees or hears it would say. */
interface Focused {
  readonly name: string;
  readonly id: string;
  readonly isHeading: boolean;
  readonly isSeen: boolean;
}

/** Runs in the page, so it may use nothing outside. */
function readFocus(): Focused {
  const { activeElement: element } = document;
  const label = element instanceof HTMLInputElement ? element.labels?.[0] : null;
  const text = (label ?? element)?.textContent ?? '';
  const hasOutline = (each: Element | null | undefined) =>
    each instanceof Element &&
    getComputedStyle(each).outlineStyle !== 'none' &&
    Number.parseFloat(getComputedStyle(each).outlineWidth) > 0;
  return {
    name: text.replace(/\s+/g, ' ').trim(),
    id: element?.id ?? '',
    isHeading: element?.localName === 'h1',
    isSeen: hasOutline(element) || hasOutline(element?.previousElementSibling),
  };
}

/** A popup that is used with real keys alone. */
export interface Keyboard {
  /** Presses Tab, or Shift+Tab, until the control of this text has the focus; each on the way must show that it has it. */
  to(key: string, tab?: 'Tab' | 'Shift+Tab'): Promise<void>;
  press(key: string): Promise<void>;
  type(text: string): Promise<void>;
  /** Waits until the heading of this text has the focus. */
  atHeading(key: string): Promise<void>;
  /** Waits until the field of this id has the focus. */
  atField(id: string): Promise<void>;
}

export function keyboardOf(popup: RigPage): Keyboard {
  const focused = () => popup.evaluate(readFocus);
  return {
    async to(key, tab = 'Tab') {
      const name = englishText(key);
      const passed: string[] = [];
      for (let presses = 0; presses < 20; presses += 1) {
        await popup.press(tab);
        const now = await focused();
        passed.push(now.name);
        // The document itself, between its last control and its first.
        if (now.name.length < 200 && now.id !== '') expect(now).toMatchObject({ isSeen: true });
        if (now.name !== name) continue;
        expect(now).toMatchObject({ isSeen: true });
        return;
      }
      throw new Error(`${tab} does not lead to "${name}", but to: ${passed.join(' | ')}`);
    },
    // The space bar has no other name that both browsers know.
    press: (key) => (key === 'Space' ? popup.page.keyboard.press(' ') : popup.press(key)),
    type: (text) => popup.page.keyboard.type(text),
    async atHeading(key) {
      await expect
        .poll(focused)
        .toMatchObject({ isHeading: true, name: expect.stringContaining(englishText(key)) });
    },
    async atField(id) {
      await expect.poll(focused).toMatchObject({ id, isSeen: true });
    },
  };
}
