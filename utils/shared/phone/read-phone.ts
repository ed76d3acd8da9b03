import {
  AsYouType,
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from 'libphonenumber-js/mobile';
import { plainDigits } from './plain-digits.ts';

// This module includes 24 kB (gz) of metadata: import it lazily.

export interface Country {
  /** ISO 3166 alpha-2. */
  readonly code: string;
  /** Digits without the plus sign. */
  readonly callingCode: string;
}

/** What a text means as a phone number, or why it means none. */
export type PhoneReading =
  | { readonly status: 'valid' | 'unusual'; readonly phone: string; readonly country: string }
  | { readonly status: 'empty' | 'notANumber' | 'tooShort' | 'tooLong' | 'extension' };

const supported = (country: string): CountryCode => (isSupportedCountry(country) ? country : 'US');

/** Converts digits and signs of any script to ASCII, and a leading 00 (in North America also 011) to a plus sign. */
function normalise(text: string, country: CountryCode): string {
  // Numbers copied from a contact list or a chat may contain invisible characters.
  const plain = plainDigits(text)
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/^tel:\s*/i, '')
    .replace(/[\s;,.]+$/, '');
  const dialsOut =
    getCountryCallingCode(country) === '1' ? /^(?:011|00)(?=[\s\d(-])/ : /^00(?=[\s\d(-])/;
  return plain.replace(dialsOut, '+');
}

/** The largest country of each shared calling code. It is assumed until more digits identify the country. */
const MAIN_COUNTRIES: ReadonlyMap<string, CountryCode> = new Map<string, CountryCode>([
  ['1', 'US'],
  ['7', 'RU'],
  ['39', 'IT'],
  ['44', 'GB'],
  ['47', 'NO'],
  ['61', 'AU'],
  ['212', 'MA'],
  ['262', 'RE'],
  ['290', 'SH'],
  ['358', 'FI'],
  ['590', 'GP'],
  ['599', 'CW'],
]);

const mainCountry = (callingCode: string | undefined): CountryCode | undefined =>
  MAIN_COUNTRIES.get(callingCode ?? '') ??
  getCountries().find((country) => getCountryCallingCode(country) === callingCode);

/** The longest E.164 number, in characters: a plus sign and 15 digits. */
const MAX_LENGTH = 16;

/** Reads a phone number as people write it. `country` (ISO alpha-2) applies where the text names none itself. */
export function readPhone(text: string, country: string): PhoneReading {
  const defaultCountry = supported(country);
  const plain = normalise(text, defaultCountry);
  if (plain === '') return { status: 'empty' };
  const length = validatePhoneNumberLength(plain, defaultCountry);
  if (length === 'TOO_SHORT') return { status: 'tooShort' };
  if (length === 'TOO_LONG') return { status: 'tooLong' };
  const number = parsePhoneNumberFromString(plain, defaultCountry);
  if (number === undefined || length === 'NOT_A_NUMBER' || length === 'INVALID_COUNTRY')
    return { status: 'notANumber' };
  if (number.ext) return { status: 'extension' };
  // The plans of some countries allow numbers that are longer than E.164 allows.
  if (number.number.length > MAX_LENGTH) return { status: 'tooLong' };
  const owner = number.country ?? mainCountry(number.countryCallingCode);
  // The number belongs to no country, such as that of an international service.
  if (owner === undefined) return { status: 'notANumber' };
  return {
    // Numbering plans change faster than their metadata, so a number in an unknown range is unusual, not invalid.
    status: length === undefined && number.isValid() ? 'valid' : 'unusual',
    phone: number.number,
    country: owner,
  };
}

/** Formats a possibly incomplete number as it is usually written in its country. */
export function formatAsTyped(text: string, country: string): { text: string; country: string } {
  const defaultCountry = supported(country);
  const plain = normalise(text, defaultCountry);
  // The formatter drops unknown characters. A text that contains any is left for the user to correct.
  if (!/^[\d\s+().\-‐-―/]*$/u.test(plain)) return { text, country };
  const typed = new AsYouType(defaultCountry);
  const formatted = typed.input(plain);
  const named = typed.isInternational() ? mainCountry(typed.getCallingCode()) : undefined;
  return { text: formatted, country: typed.getCountry() ?? named ?? defaultCountry };
}

/** Matches possible numbers in a sentence. The library's own search would make up a sixth of this module. */
const CANDIDATE = /(?<![\d+])\+?[(\d][\d\s().\-‐-―/]{5,22}\d(?!\d)/gu;

/** The one number in a pasted text, formatted as in its country; null when there is none or more than one. */
export function findPhone(text: string, country: string): { text: string; country: string } | null {
  const whole = readPhone(text, country);
  if ('phone' in whole) {
    const typed = { ...formatAsTyped(text, country), country: whole.country };
    const again = readPhone(typed.text, typed.country);
    // Formatting can join zeros that punctuation had separated, so that they read as an international prefix.
    const isSame = 'phone' in again && again.phone === whole.phone;
    return isSame ? typed : { ...typed, text: formatInternational(whole.phone) };
  }
  // Any other status is a specific reason, which picking a number out of the text would hide.
  if (whole.status !== 'notANumber') return null;
  const found = new Set(
    Array.from(plainDigits(text).matchAll(CANDIDATE), ([candidate]) => {
      const reading = readPhone(candidate, country);
      return reading.status === 'valid' ? reading.phone : '';
    }),
  );
  found.delete('');
  const [only] = found;
  return found.size === 1 && only !== undefined ? formatAsTyped(only, country) : null;
}

/** Reformats a number for another country: a calling code in the text is dropped, its other digits are kept. */
export function forCountry(text: string, country: string): string {
  const plain = normalise(text, supported(country));
  if (!plain.startsWith('+')) return formatAsTyped(plain, country).text;
  const typed = new AsYouType();
  typed.input(plain);
  return formatAsTyped(typed.getNumber()?.nationalNumber ?? '', country).text;
}

const countries: readonly Country[] = getCountries().map((code) => ({
  code,
  callingCode: getCountryCallingCode(code),
}));

/**
 * The calling code of a country, digits without the plus sign; that of the US for an unknown country.
 * @public Used through `NumberingPlans`.
 */
export const callingCodeOf = (country: string): string => getCountryCallingCode(supported(country));

/** Every country that has a calling code. */
export const allCountries = (): readonly Country[] => countries;

/** Formats an E.164 number for reading: "+1 415 555 0123". Left unchanged where the library would drop a digit. */
export function formatInternational(phone: string): string {
  const text = parsePhoneNumberFromString(phone)?.formatInternational() ?? phone;
  return text.replaceAll(/\D/g, '') === phone.slice(1) ? text : phone;
}
