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

const folder = new URL('../../public/_locales/', import.meta.url);
const locales = readdirSync(folder);
const read = (locale: string) =>
  Messages.parse(JSON.parse(readFileSync(new URL(`${locale}/messages.json`, folder), 'utf8')));
const english = read('en');

/** The sources in which texts are used, as one string. */
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

/** Names, codes, and single words that several languages share with English. */
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
]);

/** The 31 languages of Discord's own client, as browsers name their folders, and two that are written from the right. */
const LANGUAGES = (
  'ar bg cs da de el en es es_419 fi fr he hi hr hu it ja ko lt nl no pl pt_BR ro ru sv th tr uk vi ' +
  'zh_CN zh_TW'
).split(' ');

it('there is a locale for every language of Discord, British English being covered by English', () => {
  expect(locales.toSorted()).toEqual(LANGUAGES);
});

it('every English text says where it is shown', () => {
  const without = Object.entries(english).filter(
    ([, { description }]) => description === undefined,
  );
  expect(without).toEqual([]);
});

it('Arabic and Hebrew are written from the right, and nothing else is', () => {
  const fromTheRight = locales.filter((locale) => read(locale).textDirection?.message === 'rtl');
  expect(fromTheRight.toSorted()).toEqual(['ar', 'he']);
});

it('a phone number in a text that is written from the right is kept apart from it', () => {
  const fromTheRight = locales.filter((locale) => read(locale).textDirection?.message === 'rtl');
  const withNumber = fromTheRight.flatMap((locale) =>
    Object.values(read(locale)).filter(({ message }) => /\+\d/.test(message)),
  );
  expect(withNumber.length).toBeGreaterThan(0);
  for (const { message } of withNumber) expect(message).toMatch(/\u2066\+[\d ]+\u2069/);
});

it('every language tag is known to the browser', () => {
  const tags = locales.map((locale) => read(locale).languageTag?.message ?? '');
  expect(Intl.getCanonicalLocales(tags)).toHaveLength(locales.length);
  expect(tags.filter((tag) => Intl.DisplayNames.supportedLocalesOf(tag).length === 0)).toEqual([]);
});

describe.each(locales)('the locale %s', (locale) => {
  const messages = read(locale);

  it('has the same texts as English, no more and no fewer', () => {
    expect(Object.keys(messages).sort()).toEqual(Object.keys(english).sort());
  });

  it('fills the same placeholders in every text, and uses each of them', () => {
    for (const [key, { message, placeholders = {} }] of Object.entries(messages)) {
      expect([key, placeholders]).toEqual([key, english[key]?.placeholders ?? {}]);
      const used = [...message.matchAll(/\$(\w+)\$/g)].map(([, name]) => name?.toLowerCase());
      expect([key, [...new Set(used)].sort()]).toEqual([key, Object.keys(placeholders).sort()]);
    }
  });

  it('leaves nothing in English by accident', () => {
    if (locale === 'en') return;
    for (const [key, { message }] of Object.entries(messages))
      if (!SAME_IN_MANY.has(key)) expect([key, message]).not.toEqual([key, english[key]?.message]);
  });
});

it('every text is used somewhere', () => {
  // Texts of a family are picked by a value: the template is in the sources, and so is the value.
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
