import type { Dialog } from './detect.ts';

/** A number as Discord's dialog needs it. */
export interface PhoneToFill {
  /** E.164. */
  readonly phone: string;
  /** ISO 3166 alpha-2. */
  readonly country: string;
  /** Digits without the plus sign. */
  readonly callingCode: string;
}

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');

/** The digits that the dialog puts before what is typed: 1242 for "+1 242". Empty where it shows none. */
export function dialledDigits({ root, tel, country }: Extract<Dialog, { kind: 'phone' }>): string {
  if (country.kind === 'button') return digitsOf(country.button.textContent ?? '');
  // It stands beside the field, so it is in the smallest box around the field that shows a code at all.
  for (let box = tel.parentElement; box !== null && box !== root; box = box.parentElement) {
    const [, code] = /\+\s*(\d[\d\s]*)/.exec(box.textContent ?? '') ?? [];
    if (code !== undefined) return digitsOf(code);
  }
  return '';
}
