import { describe, expect, it } from 'vitest';
import { attemptsFor, codeIn, countryIn, digitsOf, isRowOf } from './country-rows.ts';

describe('the country of a row', () => {
  it.each([
    ['<div>🇹🇷</div><div>Umbel</div>', 'TR'],
    ['<font><font>🇦🇦</font></font> 🇿🇿', 'AA'],
    ['<img alt="🇿🇼" src="/a.svg">', 'ZW'],
    ['<img src="/assets/1f1e6-1f1f9.svg">', 'AT'],
    ['<img src="/assets/1F1FF-1F1E6.svg">', 'ZA'],
    ['🇩🇪 <img src="/assets/1f1e6-1f1f9.svg">', 'DE'],
    ['<div>Germany +49</div>', null],
    ['<div>🇩</div><div>🇪</div>', null],
    ['<img src="/assets/1f1ee-1f1ez.svg"><img src="/1f1e1-1f1e6.svg">', null],
    ['<img src="/assets/1f600-1f1e6.svg">', null],
    ['', null],
  ])('in %s is %s', (html, country) => {
    expect(countryIn(html)).toBe(country);
  });
});

describe('the calling code of a row', () => {
  it.each([
    ['Czechia +420', '420'],
    ['+ 420', '420'],
    ['Bahamas (+1 242)', '1242'],
    ['+1 242\n', '1242'],
    ['Call +420 for help', null],
    ['+420now', null],
    ['420', null],
    ['+', null],
    ['', null],
  ])('in %j is %j', (text, code) => {
    expect(codeIn(text)).toBe(code);
  });

  it('consists of digits', () => {
    expect(digitsOf('+1 (242) 555')).toBe('1242555');
  });
});

describe('the attempts for a number', () => {
  const number = {
    phone: '+19395550123',
    country: 'PR',
    callingCode: '1',
    sharedWith: ['AG', 'CA', 'PR', 'US'],
  };

  it('begin with its own country, then what was shown before if it makes the same number', () => {
    expect(attemptsFor(number, { country: 'US', prefix: '1' })).toEqual(
      ['PR', 'US', 'AG', 'CA'].map((country) => ({ country })),
    );
  });

  it.each([
    ['another code', { country: 'JM', prefix: '1876' }],
    ['no code', { country: 'US', prefix: '' }],
    ['no country', { country: null, prefix: '1' }],
  ])('leave out what was shown with %s', (_, before) => {
    expect(attemptsFor(number, before)).toEqual(
      ['PR', 'AG', 'CA', 'US'].map((country) => ({ country })),
    );
  });
});

it('a row belongs to an attempt by its country or by its code', () => {
  const row = { country: 'CZ', code: '420' };
  expect(isRowOf(row, { country: 'CZ' })).toBe(true);
  expect(isRowOf(row, { country: '420' })).toBe(false);
  expect(isRowOf(row, { code: '420' })).toBe(true);
  expect(isRowOf(row, { code: '42' })).toBe(false);
});
