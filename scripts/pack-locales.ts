import { readFileSync } from 'node:fs';
import { packedKey } from '../utils/i18n/packed-key.ts';

interface Text {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

/** Texts that the manifest names, so that the browser looks for them by their own keys. */
const NAMED = ['extensionName', 'extensionDescription'];

/** A locale file as it is packed: short keys, placeholders in place, no blanks. Throws when two keys become one. */
export function packLocale(file: string): string {
  const texts: Record<string, Text> = JSON.parse(readFileSync(file, 'utf8'));
  const packed = new Map<string, { message: string }>();
  for (const [key, { message, placeholders = {} }] of Object.entries(texts)) {
    const name = NAMED.includes(key) ? key : packedKey(key);
    if (packed.has(name)) throw new Error(`Two texts would be named ${name}: rename ${key}`);
    packed.set(name, { message: withPlaceholders(message, placeholders) });
  }
  return JSON.stringify(Object.fromEntries(packed));
}

const withPlaceholders = (message: string, placeholders: NonNullable<Text['placeholders']>) =>
  message.replaceAll(
    /\$(\w+)\$/g,
    (whole, name: string) => placeholders[name.toLowerCase()]?.content ?? whole,
  );
