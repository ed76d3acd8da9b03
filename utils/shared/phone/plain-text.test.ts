import { describe, expect, it } from 'vitest';
import { plainDigits } from './plain-text.ts';
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
