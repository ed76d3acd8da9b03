import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allCountries, callingCodeOf } from './countries.ts';
import { fieldText } from './field-text.ts';
import { forCountry, formatAsTyped, formatInternational } from './format-phone.ts';
import { likelyCountry } from './likely-country.ts';
import type { PhoneOfCountry, ReaderCountries } from './phone-reading.ts';
import { E164 } from './phone-schemas.ts';
import { plainText } from './plain-text.ts';
import { readPhone } from './read-phone.ts';
import { anyText } from './testing/any-text.ts';
import { isSubsequence } from './testing/is-subsequence.ts';

const codes = allCountries().map(({ code }) => code);
const country = fc.oneof(
  fc.constantFrom('US', 'DE', 'GB', 'JP', 'IT', 'MX', 'BR', 'nowhere', ''),
  fc.constantFrom('AG', 'GG', 'MG', 'NF', 'SM'),
  fc.constantFrom(...codes),
);
const maybe = fc.option(country, { nil: null });
const countries: fc.Arbitrary<ReaderCountries> = fc.record({
  chosen: maybe,
  account: maybe,
  language: maybe,
});

/** What these countries' plans put before a number that is written without it. */
const BEFORE_LOCAL: Readonly<Record<string, string>> = { MG: '20', NF: '3', SM: '0549' };

/** What may be left of a number in a text, because its country's plan puts in the rest. */
function* writtenForms({ phone, country: of }: PhoneOfCountry): Generator<string> {
  const code = callingCodeOf(of);
  const digits = phone.slice(1);
  yield digits.slice(code.length);
  // Mobile numbers of Argentina, and what `old-forms.ts` puts in.
  for (const [longer, shorter] of [
    ['549', '54'],
    ['22901', '229'],
  ] as const)
    if (digits.startsWith(longer)) yield (shorter + digits.slice(longer.length)).slice(code.length);
  if (of === 'BR') yield digits.replace(/^55(\d\d)9/, '$1');
  const before = code + (BEFORE_LOCAL[of] ?? '');
  if (digits.startsWith(before)) yield digits.slice(before.length);
  // Countries that share a calling code put their area code before local numbers.
  const isShared = allCountries().filter(({ callingCode }) => callingCode === code).length > 1;
  if (isShared) for (const length of [2, 3, 4]) yield digits.slice(code.length + length);
}

describe('any text', () => {
  it('is read as an E.164 number with its country’s calling code, or as none', () => {
    fc.assert(
      fc.property(anyText, countries, (text, under) => {
        const reading = readPhone(text, under);
        if (reading.status !== 'found') return;
        for (const { phone, country: of } of [reading, ...reading.others]) {
          expect(E164.safeParse(phone).success).toBe(true);
          expect(phone.startsWith(`+${callingCodeOf(of)}`)).toBe(true);
          expect(formatInternational(phone).replace(/\D/g, '')).toBe(phone.replace('+', ''));
        }
      }),
    );
  });

  it('never gives a number whose digits are not in the text, but for the country code and what its plan adds', () => {
    fc.assert(
      fc.property(anyText, countries, (text, under) => {
        const reading = readPhone(text, under);
        if (reading.status !== 'found') return;
        const digits = plainText(text).replace(/\D/g, '');
        const isThere = [...writtenForms(reading)].some((written) =>
          isSubsequence(written, digits),
        );
        expect([reading.phone, isThere]).toEqual([reading.phone, true]);
      }),
    );
  });

  it('never gives a number of another country than the one named by a plus sign', () => {
    const named = fc.tuple(
      fc.constantFrom(...allCountries()),
      fc.stringMatching(/^[ (:,|_-]{0,3}$/),
      anyText,
    );
    fc.assert(
      fc.property(named, countries, ([{ callingCode }, between, text], under) => {
        const reading = readPhone(`+${callingCode}${between}${text}`, under);
        if (reading.status !== 'found' || /\+/.test(plainText(text))) return;
        expect(reading.source).toBe('text');
        expect(reading.phone.startsWith(`+${callingCode}`)).toBe(true);
      }),
    );
  });

  it('stands in a field as a text that gives the same number', () => {
    fc.assert(
      fc.property(anyText, countries, (text, under) => {
        const reading = readPhone(text, under);
        if (reading.status !== 'found') return;
        expect(readPhone(fieldText(text, reading, under), under)).toMatchObject({
          phone: reading.phone,
        });
      }),
    );
  });

  it('is formatted to a text and a country, whatever country is chosen', () => {
    fc.assert(
      fc.property(anyText, country, country, (text, under, chosen) => {
        const typed = formatAsTyped(text, under);
        expect(typed.country === null || codes.includes(typed.country as never)).toBe(true);
        expect(forCountry(typed.text, chosen)).toBeTypeOf('string');
      }),
    );
  });
});

describe('digits', () => {
  it('are never lost or invented while they are typed', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{0,15}$/), country, (digits, under) => {
        expect(formatAsTyped(digits, under).text.replace(/\D/g, '')).toBe(digits);
      }),
    );
  });
});

describe('any language tag', () => {
  it('leads to a country', () => {
    const language = fc.oneof(fc.constantFrom('de', 'pt-BR', 'zh-TW', 'x', ''), fc.string());
    fc.assert(
      fc.property(language, (tag) => {
        expect(likelyCountry(tag)).toMatch(/^[A-Z\d]{2,3}$/);
      }),
    );
  });
});
