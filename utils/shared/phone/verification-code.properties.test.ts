import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDigits } from './plain-text.ts';
import { anyText } from './testing/any-text.ts';
import { digitsOfScripts } from './testing/digits-of-scripts.ts';
import { findVerificationCode } from './verification-code.ts';

describe('findVerificationCode', () => {
  it('finds the code in any sentence without other digits', () => {
    const words = fc.string().map((text) => text.normalize('NFKC').replace(/[\p{N}+]/gu, ''));
    fc.assert(
      fc.property(words, fc.stringMatching(/^\d{6}$/), words, (before, code, after) => {
        expect(findVerificationCode(`${before} ${code} ${after}`)).toBe(code);
      }),
    );
  });

  it('finds a code in the digits of any script', () => {
    const script = fc.constantFrom(...digitsOfScripts);
    fc.assert(
      fc.property(script, fc.stringMatching(/^\d{6}$/), (digits, code) => {
        const written = code.replace(/\d/g, (digit) => digits[Number(digit)] ?? '');
        expect(findVerificationCode(`Discord: ${written}.`)).toBe(code);
      }),
    );
  });

  it('returns six digits of the text or null, for any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const code = findVerificationCode(text);
        if (code === null) return;
        expect(code).toMatch(/^\d{6}$/);
        expect(plainDigits(text).replace(/\D/g, '')).toContain(code);
      }),
    );
  });
});
