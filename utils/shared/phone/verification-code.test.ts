import { describe, expect, it } from 'vitest';
import codePastes from './testing/code-pastes.json' with { type: 'json' };
import { messages } from './testing/messages-with-codes.ts';
import { findVerificationCode } from './verification-code.ts';

describe('findVerificationCode', () => {
  it.each([
    ['482913', '482913'],
    ['Your Discord verification code is: 482913', '482913'],
    ['Your code: 482 913', '482913'],
    ['482-913', '482913'],
    ['４８２９１３', '482913'],
    ['رمز التحقق الخاص بك: ٤٨٢٩١٣', '482913'],
    ['کد شما ۴۸۲ ۹۱۳ است', '482913'],
    ['आपका कोड ४८२-९१३ है', '482913'],
    ['٤٨٢٩١٣ = 482913', '482913'],
    ['Your code is 482913.\nFA+9qCX9VSu', '482913'],
    ['482913 and once more 482913', '482913'],
    ['001234', '001234'],
    ['Tu código es «012 345».', '012345'],
  ])('finds in %j the code %s', (text, code) => {
    expect(findVerificationCode(text)).toBe(code);
  });

  it.each([
    [''],
    ['no digits'],
    ['48291'],
    ['4829137'],
    ['٤٨٢٩١٣٧'],
    ['٤٨٢٩١٣ 7'],
    ['٤٨٢٩١٣ ۱۱۱۲۲۲'],
    ['482913 or 111222'],
    ['+1 415 555 0123'],
    ['2026-11-20'],
  ])('returns null for %j, which does not contain exactly one code', (text) => {
    expect(findVerificationCode(text)).toBeNull();
  });
});

describe('texts that people have pasted', () => {
  it.each(codePastes)('finds in $text the code $want', ({ text, want }) => {
    expect(findVerificationCode(text)).toBe(want);
  });
});

describe('a message with other numbers', () => {
  it.each(Object.entries(messages))('gives the one that it calls a code, in %s', (_, message) => {
    expect(findVerificationCode(message)).toBe('482913');
  });

  it.each([
    ['262966: Your code is 482913', '482913'],
    ['482913 is your code, not 111111', '482913'],
    ['Code: 482913\nRef: 123456', '482913'],
    ['Your code 482913 (order 123456)', '482913'],
    ['27.11.2026 482913', '482913'],
    ['2026-11-27 10:42:07 482 913', '482913'],
    ['+44 7400 123456: your code is 482913', '482913'],
    ['482.913', '482913'],
    ['G-482913 is your code', '482913'],
    ['Code 482913 10 minutes 262966', '482913'],
    ['验证码482913，10分钟内有效', '482913'],
    ['482\n913', null],
    ['code 482913 or 482914', null],
    ['123456 482913', null],
    ['123456\n482913', null],
    ['123456 78 Anna', null],
    ['A482913', null],
    ['Call 07400-123456 for your code', null],
    ['07400123456', null],
    ['+482913', null],
    ['+ 482913', null],
    ['+([482913', null],
  ])('reads %j as %s', (text, code) => {
    expect(findVerificationCode(text)).toBe(code);
  });
});

it('reads a message of up to twenty thousand characters', () => {
  expect(findVerificationCode('482913'.padStart(20_000))).toBe('482913');
  expect(findVerificationCode('482913'.padStart(20_001))).toBeNull();
});

it('answers any text, however long', () => {
  for (const text of ['x', '1', '1 ', '+', ' ', '482913 ', '1:2 ', '\ud800'])
    for (const length of [19_999, 100_000])
      expect(findVerificationCode(text.repeat(length / text.length))).toBeNull();
});
