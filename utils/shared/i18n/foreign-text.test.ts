import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foreignText } from './foreign-text.ts';

it('a text from elsewhere is isolated for direction, on one line, and cut', () => {
  expect(foreignText('Ada')).toBe('\u2068Ada\u2069');
  expect(foreignText('a\u202Eb\u2069\n c')).toBe('\u2068ab c\u2069');
  expect(foreignText('👋👋👋', 2)).toBe('\u2068👋…\u2069');
});

it('a text from elsewhere can neither leave its isolate nor become longer than allowed', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'א', '👋', '\n', '\u202E', '\u2066', '\u2069') }),
      fc.integer({ min: 1, max: 20 }),
      (text, maxLength) => {
        const shown = foreignText(text, maxLength);
        expect(shown).toMatch(/^\u2068[^\u202A-\u202E\u2066-\u2069\n]*\u2069$/u);
        expect(Array.from(shown).length).toBeLessThanOrEqual(maxLength + 2);
      },
    ),
  );
});
