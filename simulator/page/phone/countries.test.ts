import { expect, test } from 'vitest';
import { findUnitedStates, listCountries } from './countries.ts';
import { rankByLabel } from './rank-by-label.ts';

const codesOf = (alpha2: string) =>
  listCountries('en-US')
    .filter((country) => country.alpha2 === alpha2)
    .map(({ code }) => code);

test('lists every country with its dial code, and North American ones with their area codes', () => {
  expect(listCountries('en-US').length).toBeGreaterThan(240);
  expect(codesOf('BS')).toEqual(['+1 242']);
  expect(codesOf('DO')).toEqual(['+1 809', '+1 829', '+1 849']);
  expect(codesOf('KZ')).toEqual(['+7']);
  for (const { code, flag, value, alpha2 } of listCountries('en-US')) {
    expect(code).toMatch(/^\+[1-9]\d{0,2}( \d{3})?$/);
    expect(flag).toMatch(/^\p{Regional_Indicator}{2}$/u);
    expect(value).toBe(`${alpha2}-${code}`);
  }
});

test('finds the United States, and sorts the list by the language', () => {
  expect(findUnitedStates(listCountries('de'))).toMatchObject({
    value: 'US-+1',
    label: 'Vereinigte Staaten',
    flag: '🇺🇸',
  });
  const labels = listCountries('de').map(({ label }) => label);
  expect(labels).toEqual([...labels].sort(new Intl.Collator('de').compare));
});

test('ranks the best match first, ignoring case and accents', () => {
  const find = (typed: string) => rankByLabel(listCountries('en-US'), typed)[0]?.label;
  expect(find('niger')).toBe('Niger');
  expect(find('GERM')).toBe('Germany');
  expect(find('cote')).toBe('Côte d’Ivoire');
  expect(find('kingdom')).toBe('United Kingdom');
  expect(find('untd sts')).toBe('United States');
  expect(find('qqq')).toBeUndefined();
  expect(rankByLabel(listCountries('ja'), 'ドイツ')[0]?.alpha2).toBe('DE');
});
