import { describe, expect, it } from 'vitest';
import { afterInternationalPrefix, parseInternational, parseNational } from './planned-number.ts';

describe('digits with a calling code', () => {
  it.each([
    ['447400123456', { phone: '+447400123456', country: 'GB', fit: 'mobile' }],
    ['4930901820', { phone: '+4930901820', country: 'DE', fit: 'valid' }],
    ['11155550123', { phone: '+11155550123', country: 'US', fit: 'possible' }],
    ['800000000000', null],
    ['999123456', null],
  ])('%s are %j', (digits, number) => {
    expect(parseInternational(digits)).toEqual(number);
  });

  it('are a number up to the fifteenth', () => {
    expect(parseInternational('493012345678901')?.phone).toBe('+493012345678901');
    expect(parseInternational('4930123456789012')).toBeNull();
  });
});

describe('digits that are dialled within a country', () => {
  it.each([
    ['07400123456', 'GB', '+447400123456'],
    ['7400123456', 'GB', '+447400123456'],
    ['447400123456', 'GB', '+447400123456'],
    ['14155550123', 'US', '+14155550123'],
    ['0111523456789', 'AR', '+5491123456789'],
    // They begin like an international call, and nothing else can be meant.
    ['0111234567', 'US', '+10111234567'],
  ] as const)('%s in %s are %s', (digits, country, phone) => {
    expect(parseNational(digits, country)?.phone).toBe(phone);
  });

  it('are no number of another country', () => {
    expect(parseNational('011447400123456', 'US')).toBeNull();
  });
});

it.each([
  ['00447400123450', 'DE', '447400123450'],
  ['01144', 'US', '44'],
  ['001144', 'AU', '44'],
  ['011', 'US', ''],
  ['0001234', 'DE', null],
  ['07400', 'GB', null],
  ['100447400', 'DE', null],
] as const)(
  'after the prefix of calls to abroad, %s in %s goes on with %j',
  (digits, country, rest) => {
    expect(afterInternationalPrefix(digits, country)).toBe(rest);
  },
);
