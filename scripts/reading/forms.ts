import { type CountryCode, getExampleNumber, Metadata } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { allCountries } from '../../utils/shared/phone/countries.ts';

/** The example mobile number of a country's plan. */
export interface Example {
  readonly country: CountryCode;
  readonly phone: string;
  readonly callingCode: string;
  /** As it is written within the country, and its digits after the calling code. */
  readonly national: string;
  readonly significant: string;
}

/** One number of each country that has a plan. */
export const allExamples = (): Example[] =>
  allCountries().map(({ code, callingCode }) => {
    const country = code as CountryCode;
    const number = getExampleNumber(country, examples);
    if (number === undefined) throw new Error(`There is no example number for ${country}`);
    return {
      country,
      callingCode,
      phone: number.number,
      national: number.formatNational(),
      significant: number.nationalNumber,
    };
  });

/** A way of writing a number; `account` is the country of the account that reads it. */
export interface Form {
  readonly name: string;
  readonly write: (example: Example, account: CountryCode) => string;
  /** What is right: the number itself, one of the account's country or none, or a refusal. */
  readonly right: 'thisNumber' | 'accountCountry' | 'refusal';
}

/** Digits in groups of three, as after a country code. */
const grouped = (digits: string): string => digits.replace(/(\d{3})(?=\d{3})/g, '$1 ');

/** The shortest digits that are a country's prefix for calls to abroad. */
function internationalPrefix(country: CountryCode): string {
  const metadata = new Metadata();
  metadata.selectNumberingPlan(country);
  const pattern = new RegExp(`^(?:${metadata.numberingPlan?.IDDPrefix()})$`);
  for (let length = 1; length <= 5; length++)
    for (let value = 0; value < 10 ** length; value++) {
      const digits = String(value).padStart(length, '0');
      if (pattern.test(digits)) return digits;
    }
  throw new Error(`No prefix of ${country} was found`);
}

const prefixes = new Map<CountryCode, string>();

function prefixOf(country: CountryCode): string {
  const prefix = prefixes.get(country) ?? internationalPrefix(country);
  prefixes.set(country, prefix);
  return prefix;
}

export const FORMS: readonly Form[] = [
  {
    name: 'international: +44 740 012 3456',
    write: ({ callingCode, significant }) => `+${callingCode} ${grouped(significant)}`,
    right: 'thisNumber',
  },
  { name: 'national: 07400 123456', write: ({ national }) => national, right: 'accountCountry' },
  {
    name: '00: 0044 740 012 3456',
    write: ({ callingCode, significant }) => `00${callingCode} ${grouped(significant)}`,
    right: 'thisNumber',
  },
  {
    name: 'the account’s own prefix: 011 44 740 012 3456',
    write: ({ callingCode, significant }, account) =>
      `${prefixOf(account)} ${callingCode} ${grouped(significant)}`,
    right: 'thisNumber',
  },
  {
    name: '(0): +44 (0)740 012 3456',
    write: ({ callingCode, significant }) => `+${callingCode} (0)${grouped(significant)}`,
    right: 'thisNumber',
  },
  {
    name: 'code without plus: 44 740 012 3456',
    write: ({ callingCode, significant }) => `${callingCode} ${grouped(significant)}`,
    right: 'thisNumber',
  },
  {
    name: 'digits alone: 447400123456',
    write: ({ callingCode, significant }) => callingCode + significant,
    right: 'thisNumber',
  },
  {
    name: 'extension: +44 740 012 3456 ext. 5',
    write: ({ callingCode, significant }) => `+${callingCode} ${grouped(significant)} ext. 5`,
    right: 'refusal',
  },
  {
    name: 'in a sentence: My number is +44 740 012 3456, call me at 10:15!',
    write: ({ callingCode, significant }) =>
      `My number is +${callingCode} ${grouped(significant)}, call me at 10:15!`,
    right: 'thisNumber',
  },
];
