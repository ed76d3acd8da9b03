import { dialCodes } from '../dial-codes.ts';

/** One row of the list; a country with several area codes has several rows. */
export interface Country {
  /** In the client's notation: "US-+1". */
  value: string;
  alpha2: string;
  label: string;
  code: string;
  flag: string;
}

const REGIONAL_INDICATOR_A = 0x1f1e6;

/** Lists the countries with their names in a language, sorted by it. */
export function listCountries(locale: string): Country[] {
  const names = new Intl.DisplayNames([locale, 'en'], { type: 'region' });
  const { compare } = new Intl.Collator(locale);
  return Object.entries(dialCodes)
    .flatMap(([alpha2, codes]) =>
      [codes].flat().map((code) => ({
        value: `${alpha2}-${code}`,
        alpha2,
        label: names.of(alpha2) ?? alpha2,
        code,
        flag: flagOf(alpha2),
      })),
    )
    .sort((a, b) => compare(a.label, b.label) || compare(a.code, b.code));
}

/** The initial choice of both layouts, wherever the user is. */
export function findUnitedStates(countries: readonly Country[]): Country {
  const found = countries.find(({ alpha2 }) => alpha2 === 'US');
  if (!found) throw new Error('The list lacks the United States.');
  return found;
}

function flagOf(alpha2: string): string {
  const letters = [...alpha2].map((letter) => letter.charCodeAt(0) - 'A'.charCodeAt(0));
  return String.fromCodePoint(...letters.map((letter) => REGIONAL_INDICATOR_A + letter));
}
