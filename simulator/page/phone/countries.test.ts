import { expect, test } from 'vitest';
import { findUnitedStates, listCountries } from './countries.ts';
import { rankByLabel } from './rank-by-label.ts';

const codesOf = (alpha2: string) =>
  listCountries('en-US')
    .filter((country) => country.alpha2 === alpha2)
    .map(({ code }) => code);

test('lists the 256 rows of the real client, with their dial codes', () => {
  expect(listCountries('en-US')).toHaveLength(256);
  expect(codesOf('BS')).toEqual(['+1 242']);
  expect(codesOf('DO')).toEqual(['+1 809', '+1 829', '+1 849']);
  expect(codesOf('PR')).toEqual(['+1 787']);
  expect(codesOf('JM')).toEqual(['+1 876']);
  expect(codesOf('MI')).toEqual(['+1 808']);
  expect(codesOf('KZ')).toEqual(['+7']);
  for (const { code, flag, value, alpha2 } of listCountries('en-US')) {
    expect(code).toMatch(/^\+[1-9]\d{0,2}( \d{3})?$/);
    expect(flag).toMatch(/^\p{Regional_Indicator}{2}$/u);
    expect(value).toBe(`${alpha2}-${code}`);
  }
});

test('finds the United States, and lists the countries in the same order in every language', () => {
  expect(findUnitedStates(listCountries('de'))).toMatchObject({ value: 'US-+1', flag: '🇺🇸' });
  const valuesIn = (locale: string) => listCountries(locale).map(({ value }) => value);
  expect(valuesIn('de')).toEqual(valuesIn('en-US'));
  expect(valuesIn('ja')).toEqual(valuesIn('en-US'));
});

test.each(['en-US', 'de', 'pt-BR', 'ja'])(
  'no label in %s is what the browser calls the country',
  (locale) => {
    const names = new Intl.DisplayNames([locale], { type: 'region' });
    const rows = listCountries(locale);
    for (const { alpha2, label } of rows) {
      const name = names.of(alpha2) ?? '';
      expect(label).not.toContain(name);
      expect(rankByLabel(rows, name)[0]?.alpha2).not.toBe(alpha2);
    }
  },
);

test('ranks the best match first, ignoring case and accents', () => {
  const rows = ['Niger', 'Nigeria', 'Côte d’Azur', 'Green Garden'].map((label) => ({ label }));
  const find = (typed: string) => rankByLabel(rows, typed)[0]?.label;
  expect(find('niger')).toBe('Niger');
  expect(find('GREEN')).toBe('Green Garden');
  expect(find('cote')).toBe('Côte d’Azur');
  expect(find('garden')).toBe('Green Garden');
  expect(find('grn gdn')).toBe('Green Garden');
  expect(find('qqq')).toBeUndefined();
  expect(rankByLabel(listCountries('ja'), 'DahliaとEchinacea')[0]?.alpha2).toBe('DE');
});
