import type { PhoneToFill } from '../phone-to-fill.ts';

/** A row of Discord's list of countries. Since 2026 a row shows only its flag, before only its calling code. */
export interface CountryRow {
  /** ISO 3166 alpha-2, by the flag; null when the row shows none. */
  readonly country: string | null;
  /** Digits without the plus sign; null when the row shows none. */
  readonly code: string | null;
}

/** Which rows are tried: those of a country, or those that show a calling code. */
export type Attempt = { readonly country: string } | { readonly code: string };

export const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');

const REGIONAL_INDICATOR_A = 0x1f1e6;
const FLAG = /([\u{1f1e6}-\u{1f1ff}])([\u{1f1e6}-\u{1f1ff}])/u;
/** The file name of a flag's image: the code points of its two regional indicators. */
const FLAG_IMAGE = /\b(1f1[ef][\da-f])-(1f1[ef][\da-f])\b/i;

/** The country whose flag occurs first in some HTML, as an emoji or as an emoji's image; null when there is none. */
export function countryIn(html: string): string | null {
  const [, ...emoji] = FLAG.exec(html) ?? [];
  const [, ...image] = FLAG_IMAGE.exec(html) ?? [];
  const points = [
    ...emoji.map((letter) => letter.codePointAt(0) ?? 0),
    ...image.map((point) => Number.parseInt(point, 16)),
  ].slice(0, 2);
  const letters = points.map((point) =>
    String.fromCodePoint(point - REGIONAL_INDICATOR_A + 'A'.charCodeAt(0)),
  );
  return letters.length === 2 && letters.every((letter) => /[A-Z]/.test(letter))
    ? letters.join('')
    : null;
}

/** The calling code at the end of a row's text, in digits: 1242 for "Bahamas +1 242"; null when there is none. */
export function codeIn(text: string): string | null {
  const [, code] = /\+\s*(\d[\d\s]*)\)?\s*$/.exec(text) ?? [];
  return code === undefined ? null : digitsOf(code);
}

/**
 * Which countries' rows to try for a number, best first: its own; the one shown before, if its code begins the number;
 * every other that shares the calling code. Discord joins the code of whichever row is chosen with the digits in its
 * field, so each of them can make the same number.
 */
export function attemptsFor(
  { phone, country, sharedWith }: PhoneToFill,
  before: { readonly country: string | null; readonly prefix: string },
): Attempt[] {
  const fits = before.prefix !== '' && digitsOf(phone).startsWith(before.prefix);
  const countries = [country, ...(fits && before.country ? [before.country] : []), ...sharedWith];
  return [...new Set(countries)].map((each) => ({ country: each }));
}

/** Whether a row is one of those that an attempt is about. */
export const isRowOf = (row: CountryRow, attempt: Attempt): boolean =>
  'code' in attempt ? row.code === attempt.code : row.country === attempt.country;
