import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
} from 'libphonenumber-js/max';

export interface Country {
  /** ISO 3166 alpha-2. */
  readonly code: string;
  /** Digits without the plus sign. */
  readonly callingCode: string;
}

const countries: readonly Country[] = getCountries().map((code) => ({
  code,
  callingCode: getCountryCallingCode(code),
}));

/** Every country that has a calling code. */
export const allCountries = (): readonly Country[] => countries;

const callingCodes: ReadonlySet<string> = new Set(countries.map(({ callingCode }) => callingCode));

/** Whether digits are exactly the calling code of a country. */
export const isCallingCode = (digits: string): boolean => callingCodes.has(digits);

/** The calling code with which digits begin, or undefined. No calling code begins with another one. */
export const callingCodeAtStart = (digits: string): string | undefined =>
  [1, 2, 3].map((length) => digits.slice(0, length)).find(isCallingCode);

/** The country with this ISO 3166 alpha-2 code as the library types it; undefined when it has no plan. */
export const supportedCountry = (country: string | undefined): CountryCode | undefined =>
  country !== undefined && isSupportedCountry(country) ? country : undefined;

/** The calling code of a country, digits without the plus sign; empty for a country without one. */
export function callingCodeOf(country: string): string {
  const supported = supportedCountry(country);
  return supported === undefined ? '' : getCountryCallingCode(supported);
}

/**
 * The largest country of each shared calling code, unless it is the first in the alphabet. It is assumed until more
 * digits identify the country.
 */
const MAIN_COUNTRIES: ReadonlyMap<string, CountryCode> = new Map<string, CountryCode>([
  ['1', 'US'],
  ['7', 'RU'],
  ['212', 'MA'],
  ['358', 'FI'],
  ['590', 'GP'],
  ['599', 'CW'],
]);

/** The country of a calling code (digits), or the largest of those that share it; undefined when it is nobody's. */
export const mainCountry = (callingCode: string | undefined): CountryCode | undefined =>
  MAIN_COUNTRIES.get(callingCode ?? '') ??
  getCountries().find((country) => getCountryCallingCode(country) === callingCode);
