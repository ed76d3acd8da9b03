import { dialCodes } from '../dial-codes.ts';
import { countryLabel } from './country-labels.ts';

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

/** English names of the real client that are not the browser's, and that move the country in the list. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  CI: 'Ivory Coast',
  CZ: 'Czech Republic',
  TR: 'Turkey',
};

/** Lists the countries with their labels in a language. The order is that of the English names in every language. */
export function listCountries(locale: string): Country[] {
  const names = new Intl.DisplayNames(['en'], { type: 'region' });
  const nameOf = (alpha2: string) => OTHER_NAMES[alpha2] ?? names.of(alpha2) ?? alpha2;
  const { compare } = new Intl.Collator('en');
  return Object.entries(dialCodes)
    .flatMap(([alpha2, codes]) =>
      [codes].flat().map((code) => ({
        value: `${alpha2}-${code}`,
        alpha2,
        label: countryLabel(alpha2, locale),
        code,
        flag: flagOf(alpha2),
      })),
    )
    .sort((a, b) => compare(nameOf(a.alpha2), nameOf(b.alpha2)) || compare(a.code, b.code));
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
