import type messages from '../../../public/_locales/en/messages.json';
import { nativeBrowser } from '../browser/native-browser.ts';

/** The key of a text in the locale files. */
export type MessageKey = keyof typeof messages;

/** Translates a key into the browser's language. `substitutions` fill $1, $2, … in order. */
export const t = (key: MessageKey, ...substitutions: string[]): string =>
  nativeBrowser().i18n.getMessage(key, substitutions);

/** The language of the texts, as a language tag for `Intl`. */
export const textLanguage = (): string => t('languageTag');
