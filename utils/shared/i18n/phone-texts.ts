import type { FoundPhone, PhoneOfCountry } from '../phone/phone-reading.ts';
import { t, textLanguage } from './translate.ts';

/** A country's name in the language of the texts. `country` is ISO 3166 alpha-2; returned as it is when unknown. */
const countryName = (country: string): string =>
  new Intl.DisplayNames(textLanguage(), { type: 'region' }).of(country) ?? country;

/** "+44 7400 123456, United Kingdom". The number is not broken; in languages from the right, the message isolates it. */
export const phoneInWords = ({ written, country }: PhoneOfCountry): string =>
  t('phoneAndCountry', written.replaceAll(' ', '\u00a0'), countryName(country));

/**
 * What to check before a code goes to a number, in the same words in the popup and on Discord's page. The account's
 * country counts as a guess, because Discord's page is what told it.
 */
export function doubtTexts({ doubts, source, country }: FoundPhone): string[] {
  const isToldByPage = source === 'account' && ('guessedCountry' as const);
  return [...doubts, isToldByPage]
    .filter((doubt) => doubt !== false)
    .map((doubt) => t(`phoneDoubt_${doubt}`, countryName(country)));
}
