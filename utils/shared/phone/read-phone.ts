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

// This module brings 29 kB (gz) of metadata with it: import it lazily.

export interface Country {
  /** ISO 3166 alpha-2. */
  readonly code: string;
  /** Digits without the plus sign. */
  readonly callingCode: string;
}

/** What a text is as a phone number, once there is something to say about it. */
export type PhoneReading =
  | { readonly status: 'valid' | 'unusual'; readonly phone: string; readonly country: string }
  | { readonly status: 'empty' | 'notANumber' | 'tooShort' | 'tooLong' | 'extension' };

const supported = (country: string): CountryCode => (isSupportedCountry(country) ? country : 'US');

/** Digits of any script and full-width signs become plain ones, and a leading 00 (011 in North America) a plus sign. */
function normalise(text: string, country: CountryCode): string {
  // Invisible marks come along when a number is copied out of a contact list or a chat.
  const plain = plainDigits(text)
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/^tel:\s*/i, '')
    .replace(/[\s;,.]+$/, '');
  const dialsOut =
    getCountryCallingCode(country) === '1' ? /^(?:011|00)(?=[\s\d(-])/ : /^00(?=[\s\d(-])/;
  return plain.replace(dialsOut, '+');
}

/** The largest country of each calling code that several share: meant until more digits tell. */
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

/** A plus sign and the 15 digits of E.164. */
const MAX_LENGTH = 16;

/** Reads a number as people write it. `country` (ISO alpha-2) counts where the text names none itself. */
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
  // The plans of some countries let a number be longer than E.164 does.
  if (number.number.length > MAX_LENGTH) return { status: 'tooLong' };
  const owner = number.country ?? mainCountry(number.countryCallingCode);
  // Of no country at all, as a number of a service that the whole world calls.
  if (owner === undefined) return { status: 'notANumber' };
  return {
    // Numbering plans change faster than their metadata, so an unknown range is a doubt and not a refusal.
    status: length === undefined && number.isValid() ? 'valid' : 'unusual',
    phone: number.number,
    country: owner,
  };
}

/** The text as it is usually written in its country, for a number that may still be incomplete. */
export function formatAsTyped(text: string, country: string): { text: string; country: string } {
  const defaultCountry = supported(country);
  const plain = normalise(text, defaultCountry);
  // The formatter drops what it does not know. What is no number is left for its owner to mend.
  if (!/^[\d\s+().\-‐-―/]*$/u.test(plain)) return { text, country };
  const typed = new AsYouType(defaultCountry);
  const formatted = typed.input(plain);
  const named = typed.isInternational() ? mainCountry(typed.getCallingCode()) : undefined;
  return { text: formatted, country: typed.getCountry() ?? named ?? defaultCountry };
}

/** What may be a number within a sentence: the library's own search would be a sixth of this module. */
const CANDIDATE = /(?<![\d+])\+?[(\d][\d\s().\-‐-―/]{5,22}\d(?!\d)/gu;

/** The one number in a pasted text, written as its country does, or null when there is none or more than one. */
export function findPhone(text: string, country: string): { text: string; country: string } | null {
  const whole = readPhone(text, country);
  if ('phone' in whole) {
    const typed = { ...formatAsTyped(text, country), country: whole.country };
    const again = readPhone(typed.text, typed.country);
    // Zeros that punctuation kept apart can come to stand as a prefix for abroad.
    const isSame = 'phone' in again && again.phone === whole.phone;
    return isSame ? typed : { ...typed, text: formatInternational(whole.phone) };
  }
  // What is refused for a reason is not to lose that reason on the way into the field.
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

/** The same digits under another country: its own code, if there is one, makes way. */
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
 * Digits without the plus sign. Throws for what is no country with a calling code.
 * @public It is reached through `NumberingPlans`.
 */
export const callingCodeOf = (country: string): string => getCountryCallingCode(supported(country));

/** Every country that has a calling code. */
export const allCountries = (): readonly Country[] => countries;

/** E.164 as it is read out: "+1 415 555 0123". As it is where the library would leave out a digit. */
export function formatInternational(phone: string): string {
  const text = parsePhoneNumberFromString(phone)?.formatInternational() ?? phone;
  return text.replaceAll(/\D/g, '') === phone.slice(1) ? text : phone;
}
