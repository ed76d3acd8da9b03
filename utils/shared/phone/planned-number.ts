import {
  type CountryCode,
  getCountryCallingCode,
  Metadata,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from 'libphonenumber-js/max';
import { mainCountry } from './countries.ts';

/** How well a number fits its country's plan: a mobile number, another valid one, or only one of a possible length. */
export type Fit = 'mobile' | 'valid' | 'possible';

/** A number as its country's plan reads it. */
export interface PlannedNumber {
  /** E.164. */
  readonly phone: string;
  /** ISO 3166 alpha-2. */
  readonly country: string;
  readonly fit: Fit;
}

/** The longest E.164 number, in characters: a plus sign and 15 digits. */
const MAX_LENGTH = 16;

/** Reads digits that begin with a calling code. Null when no country's plan has such a number. */
export const parseInternational = (digits: string): PlannedNumber | null =>
  planned(parsePhoneNumberFromString(`+${digits}`));

/**
 * Reads digits as someone dials them within a country, with or without the prefix of domestic calls. Null when its
 * plan has no such number. The prefix of calls to abroad is not understood here.
 */
export function parseNational(digits: string, country: CountryCode): PlannedNumber | null {
  const callingCode = getCountryCallingCode(country);
  const number =
    afterInternationalPrefix(digits, country) === null
      ? parsePhoneNumberFromString(digits, country)
      : parsePhoneNumberFromString(`+${callingCode}${digits}`);
  return number?.countryCallingCode === callingCode ? planned(number) : null;
}

/** The digits after the country's own prefix for calls to abroad ("00", "011", "0011"); perhaps none yet; null without it. */
export function afterInternationalPrefix(digits: string, country: CountryCode): string | null {
  const metadata = new Metadata();
  metadata.selectNumberingPlan(country);
  const [prefix] = new RegExp(`^(?:${metadata.numberingPlan?.IDDPrefix()})`).exec(digits) ?? [];
  const rest = prefix === undefined ? null : digits.slice(prefix.length);
  // No calling code begins with a zero.
  return rest?.startsWith('0') ? null : rest;
}

/** What may follow a prefix for calls to abroad: the country's own, and then 00, which most countries have. */
export const dialledAbroad = (digits: string, country: CountryCode | undefined): string[] =>
  [
    country === undefined ? null : afterInternationalPrefix(digits, country),
    digits.startsWith('00') ? digits.slice(2) : null,
  ].filter((rest) => rest !== null);

function planned(number: ReturnType<typeof parsePhoneNumberFromString>): PlannedNumber | null {
  if (number === undefined || number.number.length > MAX_LENGTH) return null;
  const country = number.country ?? mainCountry(number.countryCallingCode);
  // The number belongs to no country, such as that of an international service.
  if (country === undefined) return null;
  const length = validatePhoneNumberLength(number.number);
  // Plans change faster than their metadata: a length between the shortest and the longest of a country is possible.
  if (length !== undefined && length !== 'INVALID_LENGTH') return null;
  return { phone: number.number, country, fit: fitOf(number) };
}

function fitOf(number: NonNullable<ReturnType<typeof parsePhoneNumberFromString>>): Fit {
  const type = number.getType();
  if (type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE') return 'mobile';
  return number.isValid() ? 'valid' : 'possible';
}
