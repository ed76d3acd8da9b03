import { describe, expect, it } from 'vitest';
import { plainDigits, plainText } from './plain-text.ts';
import { digitsOfScripts } from './testing/digits-of-scripts.ts';

describe('plainDigits', () => {
  it.each([
    ['٤٨٢٩١٣', '482913'],
    ['۴۸۲۹۱۳', '482913'],
    ['४८२९१३', '482913'],
    ['４８２９１３', '482913'],
    ['𝟜𝟠𝟚𝟡𝟙𝟛', '482913'],
    ['٤8۲९１3', '482913'],
  ])('converts %j to %s', (text, digits) => {
    expect(plainDigits(text)).toBe(digits);
  });

  it('converts the digits of every script', () => {
    expect(digitsOfScripts.length).toBeGreaterThan(50);
    for (const digits of digitsOfScripts)
      expect([digits, plainDigits(digits.join(''))]).toEqual([digits, '0123456789']);
  });

  it('converts no other characters to digits', () => {
    expect(plainDigits('Код: ٤٨-ab ⅷ 四')).toBe('Код: 48-ab viii 四');
    expect(plainDigits('')).toBe('');
  });
});

describe('plainText', () => {
  it.each([
    [
      'every kind of line break',
      '1\r\n2\r3\v4\f5\u00856\u20287\u20298\n9',
      '1\n2\n3\n4\n5\n6\n7\n8\n9',
    ],
    ['every kind of space', '1\u00a02\u20033\u28004', '1 2 3 4'],
    ['what is no digit but a numeral', '1²3①', '1·3·'],
    ['marks on a digit or a plus sign', '1\u0336\u20e32\u0301+\u03363', '12+3'],
    ['every kind of plus sign', '➕1 ⁺2 ₊3 ＋4', '+1 +2 +3 +4'],
    ['every kind of hyphen', '1‐2–3—4−5－6', '1-2-3-4-5-6'],
    ['every kind of bracket', '〔1〕【2】「3」［4］', '[1][2][3][4]'],
    ['what is invisible', '1\u200b2\u00003\u00ad4\u{e0020}5', '12345'],
  ])('makes %s plain', (_, text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  it('keeps tabs, and marks on letters', () => {
    expect(plainText('1\t2 e\u0323\u0336')).toBe('1\t2 ẹ\u0336');
  });
});
