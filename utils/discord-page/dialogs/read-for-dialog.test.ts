import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { allPlans as plans } from '#shared/phone/all-plans.ts';
import { E164 } from '#shared/phone/phone-schemas.ts';
import { anyText } from '#shared/phone/testing/any-text.ts';
import { detect } from './detect.ts';
import { countryInDialog, readForDialog } from './read-for-dialog.ts';

describe('reading a pasted text for the phone dialog', () => {
  it.each([
    ['+1 242 555 1234', 'US', '+12425551234', 'BS', '1'],
    ['(415) 555-0123', 'US', '+14155550123', 'US', '1'],
    ['0171 2345678', 'DE', '+491712345678', 'DE', '49'],
    ['Call me: +44 7400 123456!', 'US', '+447400123456', 'GB', '44'],
  ])('reads %j in %s as %s of %s', (text, account, phone, country, callingCode) => {
    expect(readForDialog(plans, text, { account })).toMatchObject({
      status: 'found',
      phone,
      country,
      callingCode,
    });
  });

  it('knows which countries share the calling code', () => {
    const reading = readForDialog(plans, '+44 7400 123456', {});
    expect(reading).toMatchObject({ sharedWith: ['GB', 'GG', 'IM', 'JE'] });
  });

  it.each([
    [{ chosen: 'AT', account: 'DE', language: 'IT' }, '+436641234567'],
    [{ account: 'DE', language: 'IT' }, '+496641234567'],
    [{ language: 'AT' }, '+436641234567'],
    // A territory of Discord's list without a numbering plan.
    [{ chosen: 'AQ', account: 'AT' }, '+436641234567'],
  ])('reads a number without its country in what is most likely: %j', (countries, phone) => {
    expect(readForDialog(plans, '0664 1234567', countries)).toMatchObject({ phone });
  });

  it.each([
    ['hello', 'notANumber'],
    ['', 'empty'],
    ['+1 415', 'tooShort'],
    ['+1 415 555 0123 ext. 5', 'extension'],
  ] as const)('rejects %j as %s', (text, status) => {
    expect(readForDialog(plans, text, { account: 'US' })).toEqual({ status });
  });

  it('reads any text as a number with its calling code, or as none with a reason', () => {
    const country = fc.constantFrom('US', 'DE', 'AQ', 'nowhere', '');
    fc.assert(
      fc.property(anyText, country, country, (text, chosen, account) => {
        const reading = readForDialog(plans, text, { chosen, account });
        if (reading.status !== 'found') return;
        expect(E164.safeParse(reading.phone).success).toBe(true);
        expect(reading.phone.startsWith(`+${reading.callingCode}`)).toBe(true);
        expect(reading.sharedWith).toContain(reading.country);
      }),
    );
  });
});

describe('the country that the phone dialog shows', () => {
  /** The country by the content of the dialog's country button, or of what stands before its combobox. */
  function shown(country: string, allPlans: typeof plans | null) {
    const { document } = parseHTML(
      `<div id="app-mount"><div role="dialog" aria-modal="true">${country}</div></div>`,
    );
    const { dialog } = detect(document, () => true);
    if (dialog?.kind !== 'phone') throw new Error('There is no phone dialog');
    return countryInDialog(dialog, allPlans);
  }
  const button = (text: string) => `<div><button>${text}</button><input></div>`;
  const combobox = (text: string) =>
    `<div>${text}<input role="combobox"></div><div>+43<input type="tel" name=""></div>`;

  it('is that of its flag', () => {
    expect(shown(combobox('🇦🇹 Aster'), null)).toBe('AT');
    expect(shown(button('<img alt="🇩🇪">+49'), null)).toBe('DE');
  });

  it('is unknown without a flag where a flag is usual', () => {
    expect(shown(combobox('Aster'), plans)).toBeNull();
  });

  it('is the first with its code, once the plans have loaded', () => {
    expect(shown(button('+44'), plans)).toBe('GB');
    expect(shown(button('+43'), plans)).toBe('AT');
    expect(shown(button('+999'), plans)).toBeNull();
    expect(shown(button('+44'), null)).toBeNull();
  });

  it('is the United States with +1, with which the dialog opens', () => {
    expect(shown(button('+1'), null)).toBe('US');
    expect(shown(button('+1'), plans)).toBe('US');
  });
});
