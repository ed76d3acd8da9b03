import { describe, expect, it } from 'vitest';
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
