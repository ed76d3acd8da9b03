import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { packLocale } from '../../build/pack-locales.ts';

/** The texts of a locale by the names under which they are packed, as the browser gets them. */
export type Texts = Readonly<Record<string, { readonly message: string }>>;

const folder = new URL('../../public/_locales/', import.meta.url);

/** The locales that there are, by the names of their folders. */
export const LOCALES: readonly string[] = readdirSync(folder).sort();

const read = (locale: string): Texts =>
  JSON.parse(packLocale(fileURLToPath(new URL(`${locale}/messages.json`, folder))));

/** The texts of a locale and, as in the browser, the English ones for what it lacks. */
export const textsOf = (locale: string): Texts => ({ ...read('en'), ...read(locale) });
