import { describe, expect, it } from 'vitest';
import { allCountries } from './countries.ts';
import { forCountry, formatAsTyped, formatInternational } from './format-phone.ts';

describe('a number that is being typed', () => {
  it('is formatted as in its country', () => {
    expect(formatAsTyped('4155550123', 'US')).toEqual({ text: '(415) 555-0123', country: null });
    expect(formatAsTyped('٤١٥٥٥٥٠١٢٣', 'US').text).toBe('(415) 555-0123');
  });

  it('names the country of its calling code', () => {
    expect(formatAsTyped('+4477009', 'US')).toEqual({ text: '+44 7700 9', country: 'GB' });
  });

  it.each([
    ['0049151', 'US', 'DE'],
    ['001', 'KR', null],
    ['00145', 'KR', 'DK'],
    ['001', 'DE', 'US'],
    ['0011', 'AU', null],
    ['00', 'US', null],
    ['000', 'KE', null],
    ['01149', 'US', 'DE'],
    ['00 49-151', 'US', 'DE'],
    ['00', 'nowhere', null],
    ['0044', 'nowhere', 'GB'],
  ])('keeps what is dialled before a country code: %s in %s names %s', (text, home, country) => {
    expect(formatAsTyped(text, home)).toEqual({ text, country });
  });

  it('stays unchanged when it contains characters that no number has', () => {
    for (const text of ['hello', '+1 415 555 0123 ext. 7', '415 555 0123 (home)'])
      expect(formatAsTyped(text, 'US')).toEqual({ text, country: null });
  });

  it('keeps its digits when another country is chosen', () => {
    expect(forCountry('+44 7700 900123', 'DE').replace(/\D/g, '')).toBe('7700900123');
    expect(forCountry('(415) 555-0123', 'GB').replace(/\D/g, '')).toBe('4155550123');
    expect(forCountry('  +44 7700 900123', 'DE').replace(/\D/g, '')).toBe('7700900123');
  });

  it('is empty after another country is chosen when it was only a plus sign', () => {
    expect(forCountry('+', 'DE')).toBe('');
  });
});

it('allCountries returns more than two hundred countries, each with a calling code', () => {
  expect(allCountries().length).toBeGreaterThan(200);
  expect(allCountries().every(({ callingCode }) => /^\d{1,3}$/.test(callingCode))).toBe(true);
});

it('formatAsTyped names a country with the calling code that the number has', () => {
  for (const { code, callingCode } of allCountries()) {
    const { country } = formatAsTyped(`+${callingCode}`, 'US');
    const found = allCountries().find((each) => each.code === country);
    expect([code, found?.callingCode]).toEqual([code, callingCode]);
  }
});

it('formatInternational formats a number as it is usually written', () => {
  expect(formatInternational('+14155550123')).toBe('+1 415 555 0123');
  // The library mistakes this number's zero for the prefix of domestic calls.
  expect(formatInternational('+6200000000')).toBe('+6200000000');
  // It has no country.
  expect(formatInternational('+9991234567')).toBe('+9991234567');
});
