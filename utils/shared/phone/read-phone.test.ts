import { describe, expect, it } from 'vitest';
import { readPhone } from './read-phone.ts';
import { digitsOfScripts } from './testing/digits-of-scripts.ts';
import pastes from './testing/phone-pastes.json' with { type: 'json' };

const inCountry = (text: string, account: string) => readPhone(text, { account });

describe('texts that people have pasted', () => {
  it.each(pastes)('reads $text ($accountCountry, chosen: $chosenCountry) as $want', (paste) => {
    const { text, accountCountry, chosenCountry, want, doubt } = paste;
    const reading = readPhone(text, { chosen: chosenCountry, account: accountCountry });
    expect(reading).toMatchObject({ status: 'found', phone: want });
    if (doubt !== undefined)
      expect(reading).toMatchObject({ doubts: expect.arrayContaining([doubt]) });
  });
});

describe('a number as it is usually written', () => {
  it.each([
    ['(415) 555-0123', 'US', '+14155550123', 'US'],
    ['415.555.0123', 'US', '+14155550123', 'US'],
    ['1 415 555 0123', 'US', '+14155550123', 'US'],
    ['0049 151 23456789', 'DE', '+4915123456789', 'DE'],
    ['0049 151 23456789', 'US', '+4915123456789', 'DE'],
    ['011 49 151 23456789', 'US', '+4915123456789', 'DE'],
    ['0151 23456789', 'DE', '+4915123456789', 'DE'],
    ['+44 7400 900123', 'US', '+447400900123', 'GB'],
    ['07400 900123', 'GB', '+447400900123', 'GB'],
    ['＋４４ ７４００ ９００１２３', 'JP', '+447400900123', 'GB'],
    ['０９０－１２３４－５６７８', 'JP', '+819012345678', 'JP'],
    ['+٤٤ ٧٤٠٠ ٩٠٠١٢٣', 'SA', '+447400900123', 'GB'],
    ['۰۹۱۲ ۳۴۵ ۶۷۸۹', 'IR', '+989123456789', 'IR'],
    ['०९८१२३ ४५६७८', 'IN', '+919812345678', 'IN'],
    ['+1 242 359 1234', 'US', '+12423591234', 'BS'],
    ['+7 701 234 5678', 'RU', '+77012345678', 'KZ'],
    ['  +34 612 34 56 78\n', 'US', '+34612345678', 'ES'],
    ['tel:+1-415-555-0123', 'US', '+14155550123', 'US'],
    ['\u202a+1 415 555 0123\u202c', 'US', '+14155550123', 'US'],
    ['(415) 555-0123;', 'US', '+14155550123', 'US'],
  ])(
    'is certain: %j, with %s as the account’s country, is %s of %s',
    (text, account, phone, country) => {
      expect(inCountry(text, account)).toMatchObject({ phone, country, doubts: [], others: [] });
    },
  );
});

it('reads the digits of every script, and no other numerals', () => {
  for (const digits of digitsOfScripts) {
    const written = '+44 7400 123456'.replace(/\d/g, (digit) => digits[Number(digit)] ?? '');
    expect(inCountry(written, 'US')).toMatchObject({ phone: '+447400123456', doubts: [] });
  }
  expect(inCountry('+44 7400 12345⑥', 'US')).not.toMatchObject({ phone: '+447400123456' });
  expect(inCountry('+44 7400 123456²', 'US')).toMatchObject({ phone: '+447400123456' });
});

it.each([
  '\u200b',
  '\u2060',
  '\u00ad',
  '\u034f',
  '\ufe0f',
  '\u3164',
  '\u115f',
  '\u180e',
  '\u061c',
  '\ufeff',
  '\u{e0020}',
])('reads a number with the invisible character %j anywhere in it', (invisible) => {
  const written = [...'+447400123456'].join(invisible);
  expect(inCountry(written, 'US')).toMatchObject({ phone: '+447400123456', doubts: [] });
});

describe('a text that is no number', () => {
  it.each([
    ['', 'empty'],
    [' \u200b\ufe0f ', 'empty'],
    ['hello', 'notANumber'],
    ['555', 'tooShort'],
    ['+1 415', 'tooShort'],
    ['00', 'tooShort'],
    ['415 555 0123 0123 0123', 'tooLong'],
    ['+6200100000000000', 'notANumber'],
    ['+1 415 555 0123 ext. 5', 'extension'],
    ['+1 415 555 0123 x5', 'extension'],
    ['Office: 415 555 0123 #7, ask for Ann', 'extension'],
    // An international toll-free number, which belongs to no country.
    ['+800 0000 0000', 'notANumber'],
    ['A4155550123', 'notANumber'],
    ['4155550123@example.com', 'notANumber'],
    ['$4155550123', 'notANumber'],
    ['2026-11-27 10:15', 'notANumber'],
    ['123456', 'tooShort'],
    ['Your code is 482913.', 'notANumber'],
    ['12\n34', 'notANumber'],
    ['55 447400123456', 'tooLong'],
    ['1 a '.repeat(61), 'notANumber'],
  ])('%j says why: %s', (text, status) => {
    expect(inCountry(text, 'US')).toEqual({ status });
  });

  it('cannot be read without a country when it names none', () => {
    expect(readPhone('0171 2345678', {})).toEqual({ status: 'notANumber' });
    expect(readPhone('0171 2345678', { account: 'nowhere' })).toEqual({ status: 'notANumber' });
    expect(readPhone('+49 171 2345678', {})).toMatchObject({ phone: '+491712345678' });
  });
});

it('reads a text of up to twenty thousand characters', () => {
  expect(inCountry('+44 7400 123456'.padEnd(20_000), 'US')).toMatchObject({
    phone: '+447400123456',
  });
  expect(inCountry('+44 7400 123456'.padEnd(20_001), 'US')).toEqual({ status: 'notANumber' });
});

describe('a country code that is named', () => {
  it.each([
    // The rest would be a number in the United States.
    ['+91 (India) 4155550123', 'US', '+914155550123'],
    ['0091 (India) 90123 45678', 'US', '+919012345678'],
    ['+44 +44 7400 123456', 'US', '+447400123456'],
    ['+00 44 7400 123456', 'US', '+447400123456'],
    ['➕91 90123 45678', 'US', '+919012345678'],
    ['+\u2068 91 \u206990123 45678', 'US', '+919012345678'],
    ['+91\n90123 45678', 'US', '+919012345678'],
    ['+91 90123\n45678', 'US', '+919012345678'],
    ['Call +44 7400 123456, or write', 'US', '+447400123456'],
    // Poland's numbers have no zero of their own.
    ['+48 ( 0 ) 512 345 678', 'US', '+48512345678'],
    ['+48 [00] 512 345 678', 'US', '+48512345678'],
    [`+91${' '.repeat(57)}= 4155550123`.replace('= ', '=  '), 'US', '+914155550123'],
  ])('is kept: %j under %s is %s', (text, account, phone) => {
    expect(inCountry(text, account)).toMatchObject({ phone, source: 'text' });
  });

  it.each([
    ['+91 (India) 41555501', 'US'],
    ['91+ 90123 45678', 'US'],
    ['+999 415 555 0123', 'US'],
    ['+44: (415) 555-0123 99', 'US'],
    [`+91 ${'word '.repeat(20)} 415 555 0123`, 'US'],
    [`+91 ${'-'.repeat(60)}4155550123`, 'US'],
    ['+49 (home) +30 901820', 'US'],
    ['+4004 (mobile) 7400 123456', 'US'],
    ['+447400123456abc', 'GB'],
  ])('never leaves the rest to another country: %j under %s is refused', (text, account) => {
    expect(inCountry(text, account)).not.toHaveProperty('phone');
  });
});

describe('a country code without a plus sign', () => {
  it.each([
    ['1 415 555 0123', 'DE', '+14155550123'],
    ['(45) 22 59 45 86', 'US', '+4522594586'],
    ['447400123456', 'FR', '+447400123456'],
    ['wa.me/447400123456', 'US', '+447400123456'],
  ])('is understood, with a doubt: %j under %s is %s', (text, account, phone) => {
    expect(inCountry(text, account)).toMatchObject({
      phone,
      source: 'codeWithoutPlus',
      doubts: ['codeWithoutPlus'],
    });
  });

  it('belongs to the next digits only where something says that it is one', () => {
    expect(inCountry('44 (UK) 07400 123456', 'GB')).toMatchObject({
      phone: '+447400123456',
      source: 'account',
    });
  });

  it('does not win over the account’s country, but is offered', () => {
    expect(inCountry('9012345678', 'IN')).toMatchObject({ phone: '+919012345678', others: [] });
    expect(inCountry('1. 9012345678', 'IN')).toMatchObject({
      phone: '+919012345678',
      doubts: ['otherNumber'],
      others: [{ phone: '+19012345678', country: 'US' }],
    });
  });

  it('does not decide alone whether Italy’s zero belongs to a number in brackets', () => {
    expect(inCountry('+39 (0)321 234567', 'US')).toMatchObject({
      phone: '+39321234567',
      doubts: ['otherNumber'],
      others: [{ phone: '+390321234567' }],
    });
    expect(inCountry('+44 (0)7400 123456', 'US')).toMatchObject({ doubts: [], others: [] });
  });

  it('is not made up where the digits are grouped in another way', () => {
    expect(inCountry('452 259 4586', 'US')).toMatchObject({
      phone: '+14522594586',
      doubts: ['notMobile'],
    });
  });
});

describe('the country of a number that names none', () => {
  it('is the chosen one before the account’s, which is offered where it fits as well', () => {
    expect(readPhone('90123 45678', { chosen: 'US', account: 'IN' })).toMatchObject({
      phone: '+19012345678',
      source: 'chosen',
      doubts: ['otherNumber'],
      others: [{ phone: '+919012345678', country: 'IN' }],
    });
  });

  it('is the first in whose plan the number is valid', () => {
    expect(readPhone('0171 2345678', { chosen: 'US', account: 'DE' })).toMatchObject({
      phone: '+491712345678',
      source: 'account',
      doubts: [],
    });
  });

  it('is that of the browser’s language only where nothing else fits, and then it is a guess', () => {
    const countries = { account: 'US', language: 'DE' };
    expect(readPhone('0171 2345678', countries)).toMatchObject({
      phone: '+491712345678',
      source: 'language',
      doubts: ['guessedCountry'],
    });
    expect(readPhone('90123 45678', { account: 'IN', language: 'US' })).toMatchObject({
      phone: '+919012345678',
      doubts: [],
    });
  });
});

describe('an international prefix', () => {
  it.each([
    ['000 44 7400 123456', 'KE', '+447400123456'],
    ['0021 44 7400 123456', 'BR', '+447400123456'],
    ['00 44 7400 123456', 'BR', '+447400123456'],
    ['002 45 32 12 34 56', 'KR', '+4532123456'],
    ['8~10 44 7400 123456'.replace('~', ' '), 'RU', '+447400123456'],
    ['00 44 7400 123456', 'AU', '+447400123456'],
    ['0044 (0)7400 123456', 'DE', '+447400123456'],
  ])('is the country’s own, or 00: %j under %s is %s', (text, account, phone) => {
    expect(inCountry(text, account)).toMatchObject({ phone, source: 'text', doubts: [] });
  });
});

describe('a number from before its plan was lengthened', () => {
  it.each([
    ['+229 97 12 34 56', 'US', '+2290197123456'],
    ['97 12 34 56', 'BJ', '+2290197123456'],
    ['+55 11 8765-4321', 'US', '+5511987654321'],
    ['(11) 8765-4321', 'BR', '+5511987654321'],
    ['5511 8765-4321', 'BR', '+5511987654321'],
  ])('is completed, with a doubt: %j under %s is probably %s', (text, account, phone) => {
    expect(inCountry(text, account)).toMatchObject({ phone, doubts: ['lengthened'] });
  });

  it('is only offered where it is a number today as well', () => {
    expect(inCountry('+54 11 2345-6789', 'US')).toMatchObject({
      phone: '+541123456789',
      doubts: ['notMobile', 'otherNumber'],
      others: [{ phone: '+5491123456789', country: 'AR' }],
    });
  });

  it('is kept as it is when it is a mobile number', () => {
    expect(inCountry('011 15 2345-6789', 'AR')).toMatchObject({
      phone: '+5491123456789',
      doubts: [],
    });
  });
});

describe('a number among other things', () => {
  it.each([
    ['My number is +44 7400 123456, call me', 'GB', '+447400123456'],
    ['رقمي ٠٥١٢ ٣٤٥ ٦٧٨ اتصل بي', 'SA', '+966512345678'],
    ['电话13812345678请回复', 'CN', '+8613812345678'],
    ['Ann\t07400 123456\tLeeds', 'GB', '+447400123456'],
    ['07400 12 34 56\t42', 'GB', '+447400123456'],
    ['3\t07400 123456', 'GB', '+447400123456'],
    ['2) 07400 123456', 'GB', '+447400123456'],
    ['07400 123456 / 07400 123456', 'GB', '+447400123456'],
    ['27.11.2026 07400 123456', 'GB', '+447400123456'],
    ['2026/11/27 07400 123456', 'GB', '+447400123456'],
    ['10:15 07400 123456', 'GB', '+447400123456'],
    ['07400\n123456', 'GB', '+447400123456'],
  ])('is found: %j under %s is %s', (text, account, phone) => {
    expect(inCountry(text, account)).toMatchObject({ phone, doubts: [] });
  });

  it.each([
    ['+1 415 555 0123 or +1 415 555 0124'],
    ['415 555 0123 / 415 555 0124'],
    ['415 555 0123\n415 555 0124'],
    ['+44 7400 123456, in America 415 555 0123'],
  ])('is a question when there are two: %j', (text) => {
    expect(inCountry(text, 'US')).toEqual({ status: 'several' });
  });

  it('is not made up of parts', () => {
    expect(inCountry('07400 12345\n6 Station Road', 'GB')).not.toHaveProperty('phone');
    expect(inCountry('91\t4155550123', 'US')).not.toMatchObject({ phone: '+14155550123' });
  });
});

describe('another number in the same text', () => {
  it.each([
    ['+44 7400 123456, at home 030 901820', 'DE'],
    ['+44 7400 123456 or 33612345678', 'US'],
  ])(
    'is no rival of one with a plus sign unless it surely is a mobile number: %j',
    (text, account) => {
      expect(inCountry(text, account)).toMatchObject({ phone: '+447400123456', others: [] });
    },
  );

  it('has at least seven digits', () => {
    expect(inCountry('My number is 611 1234, room 2', 'IS')).toMatchObject({
      phone: '+3546111234',
    });
    expect(inCountry('My number is 51234', 'FK')).toMatchObject({ phone: '+50051234' });
    expect(inCountry('My number is 51234, room 2', 'FK')).toEqual({ status: 'notANumber' });
  });
});

describe('a number that may be no mobile number', () => {
  it.each([
    ['030 901820', 'DE', '+4930901820'],
    ['020 7946 0958', 'GB', '+442079460958'],
    ['01 42 68 53 00', 'FR', '+33142685300'],
    ['03-1234-5678', 'JP', '+81312345678'],
    ['91 521 23 45', 'ES', '+34915212345'],
    ['02 8846 4001', 'IT', '+390288464001'],
    ['(11) 3061-1234', 'BR', '+551130611234'],
    ['02-312-3456', 'KR', '+8223123456'],
    // In a range that the plan does not have: plans change faster than what is known of them.
    ['115 555 0123', 'US', '+11155550123'],
  ])('is read with that doubt: %j in %s', (text, country, phone) => {
    expect(inCountry(text, country)).toMatchObject({ phone, country, doubts: ['notMobile'] });
  });

  it.each([
    'Ring 115 555 0123 today',
    '+1 115 555 0123; 12',
    '415 555 0123; +1 115 555 0123',
    '+44 7400 123456; 415 555 0123; +1 115 555 0123',
  ])('is not taken out of other text when its plan does not have it: %j', (text) => {
    expect(inCountry(text, 'US')).toEqual({ status: 'notANumber' });
  });

  it('is offered beside the mobile number that another way of dividing the text leads to', () => {
    expect(inCountry('2. 0151 23456789', 'DE')).toMatchObject({
      phone: '+4915123456789',
      others: [{ phone: '+492015123456789' }],
    });
    expect(readPhone('11. 61234567', { chosen: 'BR', account: 'DK' })).toMatchObject({
      phone: '+4561234567',
      others: [{ phone: '+5511961234567' }],
    });
  });
});

it('answers any text, however long, without a number in it and without an error', () => {
  const texts = ['x', '1', '+', ' ', '1 ', '(0)', '1\n', '\ud800', '4155550123,', '＋1', '1-\t'];
  for (const text of texts)
    for (const length of [19_999, 100_000])
      expect(inCountry(text.repeat(length / text.length), 'US')).not.toHaveProperty('phone');
});
