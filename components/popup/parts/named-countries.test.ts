import { describe, expect, it } from 'vitest';
import { allCountries } from '#shared/phone/countries.ts';
import { namedCountries } from './named-countries.ts';

const SOME = [
  { code: 'US', callingCode: '1' },
  { code: 'EG', callingCode: '20' },
  { code: 'DE', callingCode: '49' },
];

describe('namedCountries', () => {
  it.each([
    [
      'en',
      ['Egypt (\u2066+20\u2069)', 'Germany (\u2066+49\u2069)', 'United States (\u2066+1\u2069)'],
    ],
    [
      'de',
      [
        'Ägypten (\u2066+20\u2069)',
        'Deutschland (\u2066+49\u2069)',
        'Vereinigte Staaten (\u2066+1\u2069)',
      ],
    ],
    [
      'ar',
      ['ألمانيا (\u2066+49\u2069)', 'الولايات المتحدة (\u2066+1\u2069)', 'مصر (\u2066+20\u2069)'],
    ],
  ])(
    'sorts countries by their names in %s, each with its calling code left to right',
    (language, labels) => {
      expect(namedCountries(SOME, language).map(({ label }) => label)).toEqual(labels);
    },
  );

  it('names every country in a right-to-left language, and none by its code alone', () => {
    const named = namedCountries(allCountries(), 'he');
    expect(named).toHaveLength(allCountries().length);
    for (const { code, label } of named) {
      expect(label).toMatch(/^.+ \(\u2066\+\d{1,3}\u2069\)$/u);
      expect(label).not.toContain(code);
    }
  });
});
