import { expect, test } from 'vitest';
import { countriesIn, unitedStates } from './countries.ts';
import { rankByLabel } from './rank-by-label.ts';

const codesOf = (alpha2: string) =>
  countriesIn('en-US')
    .filter((country) => country.alpha2 === alpha2)
    .map(({ code }) => code);

test('every country has its code, and those of the North American plan their area codes', () => {
  expect(countriesIn('en-US').length).toBeGreaterThan(240);
  expect(codesOf('BS')).toEqual(['+1 242']);
  expect(codesOf('DO')).toEqual(['+1 809', '+1 829', '+1 849']);
  expect(codesOf('KZ')).toEqual(['+7']);
  for (const { code, flag, value, alpha2 } of countriesIn('en-US')) {
    expect(code).toMatch(/^\+[1-9]\d{0,2}( \d{3})?$/);
    expect(flag).toMatch(/^\p{Regional_Indicator}{2}$/u);
    expect(value).toBe(`${alpha2}-${code}`);
  }
});

test('it begins with the United States, and is in the order of the language', () => {
  expect(unitedStates(countriesIn('de'))).toMatchObject({
    value: 'US-+1',
    label: 'Vereinigte Staaten',
    flag: '🇺🇸',
  });
  const labels = countriesIn('de').map(({ label }) => label);
  expect(labels).toEqual([...labels].sort(new Intl.Collator('de').compare));
});

test('what is typed finds the best first, without regard to case and accents', () => {
  const find = (typed: string) => rankByLabel(countriesIn('en-US'), typed)[0]?.label;
  expect(find('niger')).toBe('Niger');
  expect(find('GERM')).toBe('Germany');
  expect(find('cote')).toBe('Côte d’Ivoire');
  expect(find('kingdom')).toBe('United Kingdom');
  expect(find('untd sts')).toBe('United States');
  expect(find('qqq')).toBeUndefined();
  expect(rankByLabel(countriesIn('ja'), 'ドイツ')[0]?.alpha2).toBe('DE');
});
