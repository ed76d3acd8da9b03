import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';

const Messages = z.record(
  z.string(),
  z.object({
    message: z.string().check(z.minLength(1)),
    description: z.optional(z.string().check(z.minLength(10))),
    placeholders: z.optional(z.record(z.string(), z.object({ content: z.string() }))),
  }),
);

const localesFolder = new URL('../../public/_locales/', import.meta.url);
const locales = readdirSync(localesFolder);
const read = (locale: string) =>
  Messages.parse(
    JSON.parse(readFileSync(new URL(`${locale}/messages.json`, localesFolder), 'utf8')),
  );
const english = read('en');

/** All sources that use texts, as one string. */
const sources = ['components', 'entrypoints', 'utils', 'wxt.config.ts']
  .flatMap((name) =>
    name.endsWith('.ts')
      ? [name]
      : readdirSync(new URL(`../../${name}`, import.meta.url), {
          recursive: true,
          encoding: 'utf8',
        })
          .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
          .map((file) => `${name}/${file}`),
  )
  .map((file) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'))
  .join('\n');

/** Names, codes, and single words that are the same in several languages. */
const SAME_IN_MANY = new Set([
  'appName',
  'languageTag',
  'textDirection',
  'mfa_sms',
  'mfa_password',
  'stepCode',
  'stepPassword',
  'detailsLabel',
  'optionsButton',
  'phoneAndCountry',
]);

/** The 31 languages of Discord's own client, by the browsers' folder names, and two right-to-left languages. */
const LANGUAGES = (
  'ar bg cs da de el en es es_419 fi fr he hi hr hu it ja ko lt nl no pl pt_BR ro ru sv th tr uk vi ' +
  'zh_CN zh_TW'
).split(' ');

it('every language of Discord has a locale; British English uses English', () => {
  expect(locales.toSorted()).toEqual(LANGUAGES);
});

it('every English text has a description of where it is shown', () => {
  const without = Object.entries(english).filter(
    ([, { description }]) => description === undefined,
  );
  expect(without).toEqual([]);
});

it('only Arabic and Hebrew are right-to-left', () => {
  const rightToLeft = locales.filter((locale) => read(locale).textDirection?.message === 'rtl');
  expect(rightToLeft.toSorted()).toEqual(['ar', 'he']);
});

it('a phone number in a right-to-left text is isolated from the text direction', () => {
  const rightToLeft = locales.filter((locale) => read(locale).textDirection?.message === 'rtl');
  const withNumber = rightToLeft.flatMap((locale) =>
    Object.values(read(locale)).filter(({ message }) => /\+\d/.test(message)),
  );
  expect(withNumber.length).toBeGreaterThan(0);
  for (const { message } of withNumber) expect(message).toMatch(/\u2066\+[\d ]+\u2069/);
});

describe('what the stores and the browser’s list of extensions show', () => {
  const textOf = (locale: string, key: string) => read(locale)[key]?.message ?? '';

  it.each(locales)('fits there in %s', (locale) => {
    expect(textOf(locale, 'extensionName').length).toBeLessThanOrEqual(45);
    expect(textOf(locale, 'extensionDescription').length).toBeLessThanOrEqual(132);
  });

  it.each(locales)('begins with Handset’s own name and names Discord once in %s', (locale) => {
    expect(textOf(locale, 'extensionName')).toMatch(
      // After a mark of the direction where the text that begins in Latin letters runs from right to left.
      /^\u200F?Handset ?[:：](?!.*Discord.*Discord).*Discord/u,
    );
  });
});

it('every language tag is known to the runtime', () => {
  const tags = locales.map((locale) => read(locale).languageTag?.message ?? '');
  expect(Intl.getCanonicalLocales(tags)).toHaveLength(locales.length);
  expect(tags.filter((tag) => Intl.DisplayNames.supportedLocalesOf(tag).length === 0)).toEqual([]);
});

describe.each(locales)('the locale %s', (locale) => {
  const messages = read(locale);

  it('has exactly the same texts as English', () => {
    expect(Object.keys(messages).sort()).toEqual(Object.keys(english).sort());
  });

  it('declares the same placeholders as English in every text, and uses each of them', () => {
    for (const [key, { message, placeholders = {} }] of Object.entries(messages)) {
      expect([key, placeholders]).toEqual([key, english[key]?.placeholders ?? {}]);
      const used = [...message.matchAll(/\$(\w+)\$/g)].map(([, name]) => name?.toLowerCase());
      expect([key, [...new Set(used)].sort()]).toEqual([key, Object.keys(placeholders).sort()]);
    }
  });

  it('leaves no text untranslated by accident', () => {
    if (locale === 'en') return;
    for (const [key, { message }] of Object.entries(messages))
      if (!SAME_IN_MANY.has(key)) expect([key, message]).not.toEqual([key, english[key]?.message]);
  });
});

it('every text is used somewhere', () => {
  // A text of a family is chosen by a value, so the sources contain the template of the key and the value.
  const families = [...sources.matchAll(/t\(\s*`(\w+_)\$\{/g)].map(([, prefix]) => prefix ?? '');
  expect(families).toContain('failure_');
  const unused = Object.keys(english).filter((key) => {
    if (new RegExp(`['"_]${key}(?:['"_])`).test(sources)) return false;
    const family = families.find((prefix) => key.startsWith(prefix));
    if (family === undefined) return true;
    const value = key.slice(family.length).replace(/_next$/, '');
    return !sources.includes(`'${value}'`);
  });
  expect(unused).toEqual([]);
});
