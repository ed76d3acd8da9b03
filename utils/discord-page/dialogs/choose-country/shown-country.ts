import type { PhoneDialog } from '../detect.ts';
import { countryIn, digitsOf } from './country-rows.ts';

/** The digits that the dialog puts before the typed ones: 1242 for "+1 242". Empty when it shows none. */
export function dialPrefixOf({ root, tel, country }: PhoneDialog): string {
  if (country.kind === 'button') return digitsOf(country.button.textContent ?? '');
  // The prefix stands next to the field, so it is in the innermost ancestor that contains a code at all.
  for (let box = tel.parentElement; box !== null && box !== root; box = box.parentElement) {
    const [, code] = /\+\s*(\d[\d\s]*)/.exec(box.textContent ?? '') ?? [];
    if (code !== undefined) return digitsOf(code);
  }
  return '';
}

/**
 * The country that the dialog shows as chosen, by its flag; null when it shows none, as before 2026 and while the list
 * is open. ISO 3166 alpha-2.
 */
export function shownCountryOf({ country }: PhoneDialog): string | null {
  if (country.kind === 'button') return countryIn(country.button.outerHTML);
  let ancestor = country.input.parentElement;
  while (ancestor !== null && (ancestor.textContent ?? '').trim() === '')
    ancestor = ancestor.parentElement;
  // The list of all countries is no choice.
  if (ancestor === null || ancestor.querySelector('[role="option"]') !== null) return null;
  return countryIn(ancestor.outerHTML);
}
