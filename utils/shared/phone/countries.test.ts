import { describe, expect, it } from 'vitest';
import { callingCodeOf, mainCountry } from './countries.ts';

it('a country without a plan has no calling code', () => {
  expect(callingCodeOf('DE')).toBe('49');
  expect(callingCodeOf('AQ')).toBe('');
  expect(callingCodeOf('')).toBe('');
});

describe('the country of a calling code', () => {
  it.each([
    ['1', 'US'],
    ['7', 'RU'],
    ['39', 'IT'],
    ['44', 'GB'],
    ['47', 'NO'],
    ['61', 'AU'],
    ['212', 'MA'],
    ['262', 'RE'],
    ['290', 'SH'],
    ['358', 'FI'],
    ['590', 'GP'],
    ['599', 'CW'],
  ])('is the largest of those that share %s: %s', (callingCode, country) => {
    expect(mainCountry(callingCode)).toBe(country);
  });

  it('is the only one that has it, or none', () => {
    expect(mainCountry('49')).toBe('DE');
    expect(mainCountry('999')).toBeUndefined();
    expect(mainCountry(undefined)).toBeUndefined();
  });
});
