import { textLanguage } from './translate.ts';

/** A time (ms since the epoch) as the user's locale writes it: "14:03", "2:03 PM". */
export const timeOfDay = (time: number): string =>
  new Intl.DateTimeFormat(timeLocale(textLanguage(), navigator.languages), {
    timeStyle: 'short',
  }).format(time);

/** The user's own variant of the language of the texts, such as en-GB: it decides between 12 and 24 hours. */
const timeLocale = (language: string, preferred: readonly string[]): string =>
  preferred.find((each) => each === language || each.startsWith(`${language}-`)) ?? language;
