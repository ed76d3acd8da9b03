import { readFileSync } from 'node:fs';
import { packedKey } from '#shared/i18n/packed-key.ts';
import { keyTable } from './key-table.ts';

interface Text {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

/** Texts that the manifest names, so that the browser looks for them by their own keys. */
const NAMED = ['extensionName', 'extensionDescription'];

const read = (file: string | URL): Record<string, Text> => JSON.parse(readFileSync(file, 'utf8'));

const english = read(new URL('../public/_locales/en/messages.json', import.meta.url));

/** How the keys of all locales are packed. Found when a build begins: for a new text the next one is needed. */
export const KEY_TABLE = keyTable(Object.keys(english));

/**
 * A locale file as it is packed: short keys, placeholders in place, no blanks, and nothing that is the same in English,
 * where browsers look for what is missing. Throws when two keys become one.
 */
export function packLocale(file: string): string {
  const texts = read(file);
  // Chrome looks for what is missing in Latin American Spanish in the other Spanish first.
  const isWhole = /[\\/](?:en|es_419)[\\/]/.test(file);
  const packed = new Map<string, { message: string }>();
  for (const [key, { message, placeholders = {} }] of Object.entries(texts)) {
    if (!isWhole && english[key]?.message === message) continue;
    const name = NAMED.includes(key) ? key : packedKey(key, KEY_TABLE);
    if (packed.has(name))
      throw new Error(`${key} would be packed as another text is: is it new? Build again`);
    packed.set(name, { message: withPlaceholders(message, placeholders) });
  }
  return JSON.stringify(Object.fromEntries(packed));
}

const withPlaceholders = (message: string, placeholders: NonNullable<Text['placeholders']>) =>
  message.replaceAll(
    /\$(\w+)\$/g,
    (whole, name: string) => placeholders[name.toLowerCase()]?.content ?? whole,
  );
