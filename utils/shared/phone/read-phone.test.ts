import { describe, expect, it } from 'vitest';
import {
  allCountries,
  findPhone,
  forCountry,
  formatAsTyped,
  formatInternational,
  readPhone,
} from './read-phone.ts';

describe('readPhone', () => {
  it.each([
    ['(415) 555-0123', 'US', '+14155550123', 'US'],
    ['415.555.0123', 'US', '+14155550123', 'US'],
    ['1 415 555 0123', 'US', '+14155550123', 'US'],
    ['0049 151 23456789', 'DE', '+4915123456789', 'DE'],
    ['0049 151 23456789', 'US', '+4915123456789', 'DE'],
    ['011 49 151 23456789', 'US', '+4915123456789', 'DE'],
    ['0151 23456789', 'DE', '+4915123456789', 'DE'],
    ['+44 7700 900123', 'US', '+447700900123', 'GB'],
    ['07700 900123', 'GB', '+447700900123', 'GB'],
    ['＋４４ ７７００ ９００１２３', 'JP', '+447700900123', 'GB'],
    ['０９０－１２３４－５６７８', 'JP', '+819012345678', 'JP'],
    ['+٤٤ ٧٧٠٠ ٩٠٠١٢٣', 'SA', '+447700900123', 'GB'],
    ['۰۹۱۲ ۳۴۵ ۶۷۸۹', 'IR', '+989123456789', 'IR'],
    ['०९८१२३ ४५६७८', 'IN', '+919812345678', 'IN'],
    ['+1 242 359 1234', 'US', '+12423591234', 'BS'],
    ['+7 701 234 5678', 'RU', '+77012345678', 'KZ'],
    ['  +34 612 34 56 78\n', 'US', '+34612345678', 'ES'],
    ['06 12345678', 'IT', '+390612345678', 'IT'],
  ])('reads %j, with %s chosen, as %s', (text, under, phone, country) => {
    expect(readPhone(text, under)).toMatchObject({ phone, country });
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['hello', 'notANumber'],
    ['555', 'tooShort'],
    ['415 555 0123 0123 0123', 'tooLong'],
    ['+6200100000000000', 'tooLong'],
    ['+1 415 555 0123 ext. 5', 'extension'],
    // An international toll-free number, which belongs to no country.
    ['+800 0000 0000', 'notANumber'],
  ])('rejects %j as %s', (text, status) => {
    expect(readPhone(text, 'US')).toEqual({ status });
  });

  it('accepts a number in a range that the numbering plan does not contain, as unusual', () => {
    expect(readPhone('115 555 0123', 'US')).toMatchObject({ status: 'unusual' });
  });

  it.each([
    ['030 901820', 'DE', '+4930901820'],
    ['020 7946 0958', 'GB', '+442079460958'],
    ['01 42 68 53 00', 'FR', '+33142685300'],
    ['03-1234-5678', 'JP', '+81312345678'],
    ['91 521 23 45', 'ES', '+34915212345'],
    ['02 8846 4001', 'IT', '+390288464001'],
    ['(11) 3061-1234', 'BR', '+551130611234'],
    ['02-312-3456', 'KR', '+8223123456'],
  ])('accepts a landline number, %j in %s, as unusual', (text, country, phone) => {
    expect(readPhone(text, country)).toEqual({ status: 'unusual', phone, country });
  });
});

describe('findPhone', () => {
  it.each([
    ['My number is +44 7911 123456, call me', 'GB', '+447911123456'],
    ['رقمي ٠٥١٢ ٣٤٥ ٦٧٨ اتصل بي', 'SA', '+966512345678'],
    ['tel:+1-415-555-0123', 'US', '+14155550123'],
    ['\u202a+1 415 555 0123\u202c', 'US', '+14155550123'],
    ['(415) 555-0123;', 'US', '+14155550123'],
    // Without the bracket its zeros would be an international prefix.
    ['0(002', 'TK', '+6900002'],
  ])('finds the one number in %j', (text, country, phone) => {
    const found = findPhone(text, country);
    expect(found && readPhone(found.text, found.country)).toMatchObject({ phone });
  });

  it.each([
    ['+1 415 555 0123 ext. 7'],
    ['+1 415 555 0123 or +1 415 555 0124'],
    ['hello'],
    ['415 555'],
  ])('returns null for %j, which does not contain exactly one acceptable number', (text) => {
    expect(findPhone(text, 'US')).toBeNull();
  });
});

describe('a number that is being typed', () => {
  it('is formatted as in its country', () => {
    expect(formatAsTyped('4155550123', 'US')).toEqual({ text: '(415) 555-0123', country: 'US' });
    expect(formatAsTyped('٤١٥٥٥٥٠١٢٣', 'US').text).toBe('(415) 555-0123');
  });

  it('selects the country of its calling code', () => {
    expect(formatAsTyped('+4477009', 'US').country).toBe('GB');
    expect(formatAsTyped('0049151', 'US')).toMatchObject({ country: 'DE', text: '+49 151' });
  });

  it('stays unchanged when it contains characters that no number has', () => {
    for (const text of ['hello', '+1 415 555 0123 ext. 7', '415 555 0123 (home)'])
      expect(formatAsTyped(text, 'US')).toEqual({ text, country: 'US' });
  });

  it('keeps its digits when another country is chosen', () => {
    expect(forCountry('+44 7700 900123', 'DE').replace(/\D/g, '')).toBe('7700900123');
    expect(forCountry('(415) 555-0123', 'GB').replace(/\D/g, '')).toBe('4155550123');
  });
});

it('allCountries returns more than two hundred countries, each with a calling code', () => {
  expect(allCountries().length).toBeGreaterThan(200);
  expect(allCountries().every(({ callingCode }) => /^\d{1,3}$/.test(callingCode))).toBe(true);
});

it('formatAsTyped selects a country with the calling code that the number has', () => {
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
});
