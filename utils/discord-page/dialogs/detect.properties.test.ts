import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { expect, it } from 'vitest';
import { cardView } from '../assistant/card-view.ts';
import { noFacts } from '../content-script/page-facts.ts';
import { isWorthALook } from '../content-script/watch-page.ts';
import { detect } from './detect.ts';
import { dialledDigits } from './phone-to-fill.ts';

const FOLDER = new URL('../../../tests/fixtures/discord-dom/', import.meta.url);

/** What of a page the detector could look at: its head and its pictures make a case slow and tell nothing. */
const bodyOf = (html: string): string => {
  const { document } = parseHTML(html);
  for (const picture of document.querySelectorAll('svg, img, script, style')) picture.remove();
  return document.body.innerHTML.replaceAll(/>\s+</g, '><').replaceAll(/ style="[^"]*"/g, '');
};
const pages = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.html'))
  .map((file) => bodyOf(readFileSync(new URL(file, FOLDER), 'utf8')));

const ATTRIBUTES = ['role', 'aria-modal', 'class', 'type', 'maxlength', 'name', 'autocomplete'];
const VALUES = ['', 'dialog', 'true', 'tel', 'password', '1', 'combobox', 'inactive_1a2b3c'];
const KEEP_OUT = 'iframe, input[type="password"], [autocomplete="one-time-code"]';
const TAGS = ['div', 'form', 'button', 'input', 'iframe'];

/** One way to tear a page: what is done to the element at a place, and with what. */
interface Change {
  readonly how: 'drop' | 'double' | 'empty' | 'lift' | 'move' | 'rename' | 'attribute' | 'text';
  readonly at: number;
  readonly to: number;
  readonly attribute: string;
  readonly value: string;
  readonly tag: string;
  readonly text: string;
}

const change: fc.Arbitrary<Change> = fc.record({
  how: fc.constantFrom('drop', 'double', 'empty', 'lift', 'move', 'rename', 'attribute', 'text'),
  at: fc.nat(),
  to: fc.nat(),
  attribute: fc.constantFrom(...ATTRIBUTES),
  value: fc.oneof(fc.constantFrom(...VALUES), fc.string()),
  tag: fc.constantFrom(...TAGS),
  text: fc.oneof(fc.constantFrom('+1', '+ 44', '482913', ''), fc.string()),
});

function tear(page: Document, { how, at, to, attribute, value, tag, text }: Change): void {
  const elements = [...page.body.querySelectorAll('*')];
  const element = elements[at % elements.length];
  const other = elements[to % elements.length];
  if (element === undefined || other === undefined) return;
  switch (how) {
    case 'drop':
      element.remove();
      break;
    case 'double':
      element.after(element.cloneNode(true));
      break;
    case 'empty':
      element.replaceChildren();
      break;
    case 'lift':
      element.replaceWith(...element.childNodes);
      break;
    case 'move':
      if (!element.contains(other)) other.append(element);
      break;
    case 'rename': {
      const renamed = page.createElement(tag);
      for (const { name, value: kept } of element.attributes) renamed.setAttribute(name, kept);
      renamed.append(...element.childNodes);
      element.replaceWith(renamed);
      break;
    }
    case 'attribute':
      element.setAttribute(attribute, value);
      break;
    case 'text':
      element.textContent = text;
  }
}

const inputsIn = (root: Element) => [...root.querySelectorAll('input')];

it('a page torn in any way is read without an error, and only what is whole is found in it', () => {
  const found = new Set<string>();
  fc.assert(
    fc.property(
      fc.constantFrom(...pages),
      fc.array(change, { maxLength: 6 }),
      fc.nat({ max: 9 }),
      (html, changes, hidden) => {
        const { document: page } = parseHTML(`<html><body>${html}</body></html>`);
        for (const each of changes) tear(page, each);
        const isShown = (element: Element) => hidden !== 0 || element.tagName !== 'DIV';
        const seen = detect(page, isShown);
        const { prompt, dialog } = seen;
        found.add(dialog?.kind ?? 'none').add(prompt?.offers ?? 'none');
        if (prompt !== null) expect(isShown(prompt.root)).toBe(true);
        if (dialog !== null) {
          expect(isShown(dialog.root)).toBe(true);
          expect(page.contains(dialog.root)).toBe(true);
        }
        if (dialog?.kind === 'code' || dialog?.kind === 'phone') {
          // What belongs to somebody else is never touched.
          expect(dialog.root.querySelectorAll(KEEP_OUT).length).toBe(0);
        }
        if (dialog?.kind === 'code') {
          expect(inputsIn(dialog.root).every((input, at) => input === dialog.boxes[at])).toBe(true);
          expect(dialog.boxes).toHaveLength(6);
          for (const box of dialog.boxes) expect(box.getAttribute('maxlength')).toBe('1');
        }
        if (dialog?.kind === 'phone') {
          expect(inputsIn(dialog.root).length).toBeLessThanOrEqual(2);
          expect(inputsIn(dialog.root).includes(dialog.tel)).toBe(true);
          expect(dialledDigits(dialog)).toMatch(/^\d*$/);
        }
        const view = cardView(seen, noFacts, { isQuiet: false, handOff: null });
        if (dialog?.kind === 'other') expect(view).toBeNull();
        isWorthALook(page);
      },
    ),
  );
  expect([...found]).toEqual(expect.arrayContaining(['code', 'phone', 'other', 'none']));
});
