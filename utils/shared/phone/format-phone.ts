import { AsYouType, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { mainCountry, supportedCountry } from './countries.ts';
import { plainText } from './plain-text.ts';
import { dialledAbroad } from './planned-number.ts';

/** A number while it is being typed: how to show it, and the country that it names so far (ISO 3166 alpha-2) or null. */
export interface TypedPhone {
  readonly text: string;
  readonly country: string | null;
}

/** Formats a possibly incomplete number as it is usually written in `country` (ISO 3166 alpha-2), or abroad. */
export function formatAsTyped(text: string, country: string): TypedPhone {
  const plain = plainText(text);
  // The formatter drops unknown characters. A text that contains any is left for the user to correct.
  if (!/^[\d\s+().[\]/-]*$/.test(plain)) return { text, country: null };
  const home = supportedCountry(country);
  const [abroad] = dialledAbroad(plain.replaceAll(/\D/g, ''), home);
  // What is dialled before a country code differs from country to country, so it stays as it was typed.
  if (abroad !== undefined && !plain.includes('+'))
    return { text, country: countryNamed(new AsYouType(), `+${abroad}`) };
  const typed = new AsYouType(home);
  const formatted = typed.input(plain);
  return { text: formatted, country: typed.isInternational() ? countryOf(typed) : null };
}

const countryOf = (typed: AsYouType): string | null =>
  typed.getCountry() ?? mainCountry(typed.getCallingCode()) ?? null;

function countryNamed(typed: AsYouType, international: string): string | null {
  typed.input(international);
  return countryOf(typed);
}

/** Reformats a number for another country: a calling code in the text is dropped, its other digits are kept. */
export function forCountry(text: string, country: string): string {
  const plain = plainText(text).trim();
  if (!plain.startsWith('+')) return formatAsTyped(plain, country).text;
  const typed = new AsYouType();
  typed.input(plain);
  return formatAsTyped(typed.getNumber()?.nationalNumber ?? '', country).text;
}

/** Formats an E.164 number for reading: "+1 415 555 0123". Left unchanged where the library would drop a digit. */
export function formatInternational(phone: string): string {
  const text = parsePhoneNumberFromString(phone)?.formatInternational() ?? phone;
  return text.replaceAll(/\D/g, '') === phone.slice(1) ? text : phone;
}
