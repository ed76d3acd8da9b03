import { readdirSync, readFileSync } from 'node:fs';

/** The texts of a locale by key, with `$1`, `$2` … as placeholders. */
export type Texts = Readonly<Record<string, string>>;

interface LocaleText {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

const folder = new URL('../../public/_locales/', import.meta.url);

/** All locales, by the names of their folders. */
export const LOCALES: readonly string[] = readdirSync(folder).sort();

/** Reads the texts of a locale in the form that the browser's `i18n` uses. */
export function textsOf(locale: string): Texts {
  const file = new URL(`${locale}/messages.json`, folder);
  const texts: Record<string, LocaleText> = JSON.parse(readFileSync(file, 'utf8'));
  return Object.fromEntries(
    Object.entries(texts).map(([name, { message, placeholders = {} }]) => [
      name,
      message.replaceAll(
        /\$(\w+)\$/g,
        (whole, placeholder: string) => placeholders[placeholder.toLowerCase()]?.content ?? whole,
      ),
    ]),
  );
}
