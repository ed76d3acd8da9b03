import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchesFor } from '#discord-page/dialogs/choose-country.ts';
import { readForDialog } from '#discord-page/dialogs/read-for-dialog.ts';
import { likelyCountry } from './likely-country.ts';
import { E164 } from './phone-schemas.ts';
import * as numbers from './read-phone.ts';
import { anyText } from './testing/any-text.ts';

const { allCountries, findPhone, forCountry, formatAsTyped, formatInternational, readPhone } =
  numbers;
const codes = allCountries().map(({ code }) => code);
const country = fc.oneof(
  fc.constantFrom('US', 'DE', 'GB', 'JP', 'IT', 'nowhere', ''),
  fc.constantFrom(...codes),
);
const callingCodeOf = (code: string) =>
  allCountries().find((each) => each.code === code)?.callingCode;

describe('any text', () => {
  it('is read as an E.164 number with its country’s calling code, or as none', () => {
    fc.assert(
      fc.property(anyText, country, (text, under) => {
        const reading = readPhone(text, under);
        if (!('phone' in reading)) return;
        expect(E164.safeParse(reading.phone).success).toBe(true);
        expect(reading.phone.startsWith(`+${callingCodeOf(reading.country)}`)).toBe(true);
        expect(formatInternational(reading.phone).replace(/\D/g, '')).toBe(
          reading.phone.replace('+', ''),
        );
      }),
    );
  });

  it('is read for the dialog as a number with its calling code, or as none with a reason', () => {
    fc.assert(
      fc.property(anyText, country, (text, under) => {
        const reading = readForDialog(numbers, text, under);
        if (reading.status !== 'found') return;
        expect(E164.safeParse(reading.phone).success).toBe(true);
        expect(reading.phone.startsWith(`+${reading.callingCode}`)).toBe(true);
      }),
    );
  });

  it('yields only numbers that can be read again where they are inserted', () => {
    fc.assert(
      fc.property(anyText, country, (text, under) => {
        const found = findPhone(text, under);
        if (found !== null) expect(readPhone(found.text, found.country)).toHaveProperty('phone');
      }),
    );
  });

  it('is formatted to a text and a country, whatever country is chosen', () => {
    fc.assert(
      fc.property(anyText, country, country, (text, under, chosen) => {
        const typed = formatAsTyped(text, under);
        expect(
          typed.country === under ||
            codes.includes(callingCodeOf(typed.country) ? typed.country : ''),
        ).toBe(true);
        expect(forCountry(typed.text, chosen)).toBeTypeOf('string');
      }),
    );
  });
});

describe('digits', () => {
  it('are never lost or invented while they are typed', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{0,14}$/), country, (digits, under) => {
        expect(formatAsTyped(digits, under).text.replace(/\D/g, '')).toBe(digits);
      }),
    );
  });
});

describe('any language tag', () => {
  it('leads to a country and to searches for a country', () => {
    const language = fc.oneof(fc.constantFrom('de', 'pt-BR', 'zh-TW', 'x', ''), fc.string());
    fc.assert(
      fc.property(language, country, (tag, of) => {
        expect(likelyCountry(tag)).toMatch(/^[A-Z\d]{2,3}$/);
        for (const search of searchesFor(of, tag)) expect(search).toBeTypeOf('string');
      }),
    );
  });
});
