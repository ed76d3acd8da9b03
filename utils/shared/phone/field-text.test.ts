import { describe, expect, it } from 'vitest';
import { fieldText } from './field-text.ts';
import type { ReaderCountries } from './phone-reading.ts';
import { readPhone } from './read-phone.ts';

function textOf(pasted: string, countries: ReaderCountries): string {
  const reading = readPhone(pasted, countries);
  if (reading.status !== 'found') throw new Error(`${pasted} is ${reading.status}`);
  return fieldText(pasted, reading, countries);
}

/** A text of a certain length with a number whose country code has no plus sign. */
const longText = (length: number): string => '447400123456'.padStart(length, '- ');

describe('the text of a pasted number in a field', () => {
  it.each([
    ['+447400123456', { account: 'US' }, '+44 7400 123456'],
    ['Call +1 (415)5550123!', { account: 'US' }, '+1 415 555 0123'],
    ['0044 7400123456', { account: 'US' }, '+44 7400 123456'],
  ])('is international where the text names the country: %j', (pasted, countries, text) => {
    expect(textOf(pasted, countries)).toBe(text);
  });

  it.each([
    ['my number: 415.555.0123', { account: 'US' }, '(415) 555-0123'],
    ['07400123456', { chosen: 'GB', account: 'US' }, '07400 123456'],
  ])('is national where it does not: %j', (pasted, countries, text) => {
    expect(textOf(pasted, countries)).toBe(text);
  });

  it.each([
    // As it is written in its own country, it would be read as another number or as none.
    [' 44 7400\t 123456\n', { account: 'FR' }, '44 7400 123456'],
    ['４４７４００１２３４５６', { account: 'FR' }, '447400123456'],
    // As it is written today, nothing would say that a part was added.
    ['97-12-34-56', { account: 'BJ' }, '97-12-34-56'],
    ['1. 9012345678', { account: 'IN' }, '1. 9012345678'],
  ])('is the pasted one where another would hide a doubt: %j', (pasted, countries, text) => {
    expect(textOf(pasted, countries)).toBe(text);
  });

  it('is international when the pasted one is too long for the field', () => {
    expect(textOf(longText(200), { account: 'FR' })).toBe(longText(200));
    expect(textOf(longText(201), { account: 'FR' })).toBe('+44 7400 123456');
  });
});
