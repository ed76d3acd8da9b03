import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { expect, it } from 'vitest';
import { cardView } from '../assistant/card-view.ts';
import { noFacts } from '../content-script/page-facts.ts';
import { isWorthScanning } from '../content-script/watch-page.ts';
import { dialPrefixOf } from './choose-country/shown-country.ts';
import { detect } from './detect.ts';

const FOLDER = new URL('../../../tests/fixtures/discord-dom/', import.meta.url);

/** The part of a page that matters to the detector: head and images would only make the cases slow. */
const bodyOf = (html: string): string => {
  const { document } = parseHTML(html);
  for (const each of document.querySelectorAll('svg, img, script, style')) each.remove();
  return document.body.innerHTML.replaceAll(/>\s+</g, '><').replaceAll(/ style="[^"]*"/g, '');
};
const pages = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.html'))
  .map((file) => bodyOf(readFileSync(new URL(file, FOLDER), 'utf8')));

const ATTRIBUTES = ['role', 'aria-modal', 'class', 'type', 'maxlength', 'name', 'autocomplete'];
const VALUES = ['', 'dialog', 'true', 'tel', 'password', '1', 'combobox', 'inactive_1a2b3c'];
const KEEP_OUT = 'iframe, input[type="password"], [autocomplete="one-time-code"]';
const TAGS = ['div', 'form', 'button', 'input', 'iframe'];

/** One way to damage a page: what is done to the element at an index, and with which values. */
interface Damage {
  readonly how: 'drop' | 'double' | 'empty' | 'lift' | 'move' | 'rename' | 'attribute' | 'text';
  readonly at: number;
  readonly to: number;
  readonly attribute: string;
  readonly value: string;
  readonly tag: string;
  readonly text: string;
}

const damage: fc.Arbitrary<Damage> = fc.record({
  how: fc.constantFrom('drop', 'double', 'empty', 'lift', 'move', 'rename', 'attribute', 'text'),
  at: fc.nat(),
  to: fc.nat(),
  attribute: fc.constantFrom(...ATTRIBUTES),
  value: fc.oneof(fc.constantFrom(...VALUES), fc.string()),
  tag: fc.constantFrom(...TAGS),
  text: fc.oneof(fc.constantFrom('+1', '+ 44', '482913', ''), fc.string()),
});

function apply(page: Document, { how, at, to, attribute, value, tag, text }: Damage): void {
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
      for (const { name, value: attributeValue } of element.attributes)
        renamed.setAttribute(name, attributeValue);
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

it('the detector reads a page with any damage without an error and finds only intact dialogs', () => {
  const found = new Set<string>();
  fc.assert(
    fc.property(
      fc.constantFrom(...pages),
      fc.array(damage, { maxLength: 6 }),
      fc.nat({ max: 9 }),
      (html, damages, hidden) => {
        const { document: page } = parseHTML(`<html><body>${html}</body></html>`);
        for (const each of damages) apply(page, each);
        const isShown = (element: Element) => hidden !== 0 || element.tagName !== 'DIV';
        const detection = detect(page, isShown);
        const { prompt, dialog } = detection;
        found.add(dialog?.kind ?? 'none').add(prompt?.offers ?? 'none');
        if (prompt !== null) expect(isShown(prompt.root)).toBe(true);
        if (dialog !== null) {
          expect(isShown(dialog.root)).toBe(true);
          expect(page.contains(dialog.root)).toBe(true);
        }
        if (dialog?.kind === 'code' || dialog?.kind === 'phone') {
          // Handset never touches a dialog with such content.
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
          expect(dialPrefixOf(dialog)).toMatch(/^\d*$/);
        }
        const view = cardView(detection, noFacts, { isQuiet: false, handOff: null });
        if (dialog?.kind === 'other') expect(view).toBeNull();
        isWorthScanning(page);
      },
    ),
  );
  expect([...found]).toEqual(expect.arrayContaining(['code', 'phone', 'other', 'none']));
});
