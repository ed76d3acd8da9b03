import type { Dialog } from './detect.ts';

/** A phone number in the parts that Discord's dialog needs. */
export interface PhoneToFill {
  /** E.164. */
  readonly phone: string;
  /** ISO 3166 alpha-2. */
  readonly country: string;
  /** Digits without the plus sign. */
  readonly callingCode: string;
}

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');

/** The digits that the dialog puts before the typed ones: 1242 for "+1 242". Empty when it shows none. */
export function dialPrefixOf({ root, tel, country }: Extract<Dialog, { kind: 'phone' }>): string {
  if (country.kind === 'button') return digitsOf(country.button.textContent ?? '');
  // The prefix stands next to the field, so it is in the innermost ancestor that contains a code at all.
  for (let box = tel.parentElement; box !== null && box !== root; box = box.parentElement) {
    const [, code] = /\+\s*(\d[\d\s]*)/.exec(box.textContent ?? '') ?? [];
    if (code !== undefined) return digitsOf(code);
  }
  return '';
}
