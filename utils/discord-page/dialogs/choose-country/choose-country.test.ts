import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PhoneToFill } from '../phone-to-fill.ts';
import { chooseCountry } from './choose-country.ts';
import { closeUsersList } from './open-list.ts';
import { dialPrefixOf, shownCountryOf } from './shown-country.ts';
import { createFakeDialog, type FakeRow } from './testing/fake-dialog.ts';

afterEach(() => vi.unstubAllGlobals());

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** A long list in which the rows that matter are far apart. */
const ROWS: readonly FakeRow[] = LETTERS.flatMap((first) =>
  LETTERS.slice(0, 5).flatMap((second) => {
    const country = first + second;
    if (country === 'DA') return ['+1 809', '+1 829', '+1 849'].map((code) => ({ country, code }));
    const codes: Record<string, string> = {
      UA: '+1',
      US: '+1',
      PA: '+1 787',
      TA: '+90',
      ZE: '+999',
    };
    return [
      { country, code: codes[country] ?? `+8${country.charCodeAt(0)}${country.charCodeAt(1)}` },
    ];
  }),
).concat({ country: 'US', code: '+1' }, { country: 'ZZ', code: '+263' });

const number = (phone: string, country: string, callingCode: string): PhoneToFill => ({
  phone,
  country,
  callingCode,
  sharedWith: ROWS.filter(({ code }) => code.startsWith(`+${callingCode}`)).map(
    (row) => row.country,
  ),
});

describe('in the list of 2026', () => {
  it.each([
    ['at the end of the list', number('+2637123', 'ZZ', '263'), 'ZZ', '263'],
    ['in the middle', number('+905321234567', 'TA', '90'), 'TA', '90'],
    ['at the beginning', number('+865661', 'AB', '86566'), 'AB', '86566'],
    ['that is chosen already', number('+14155550123', 'US', '1'), 'US', '1'],
    ['that is the second row of its country', number('+18295550123', 'DA', '1'), 'DA', '1829'],
    ['that is the third row of its country', number('+18495550123', 'DA', '1'), 'DA', '1849'],
  ] as const)('chooses the row %s', async (_, wanted, country, prefix) => {
    const { dialog, lureClicks } = createFakeDialog({ rows: ROWS });
    expect(await chooseCountry(dialog, wanted)).toBe(true);
    expect(shownCountryOf(dialog)).toBe(country);
    expect(dialPrefixOf(dialog)).toBe(prefix);
    expect(lureClicks()).toBe(0);
  });

  it('chooses nothing when the right country is shown', async () => {
    const { dialog, choices } = createFakeDialog({ rows: ROWS });
    await chooseCountry(dialog, number('+14155550123', 'US', '1'));
    expect(choices).toEqual([]);
  });

  it('takes the row shown before when its country’s own code does not begin the number', async () => {
    const { dialog, choices } = createFakeDialog({ rows: ROWS });
    expect(await chooseCountry(dialog, number('+19395550123', 'PA', '1'))).toBe(true);
    expect(choices).toEqual(['PA +1 787', 'US +1']);
  });

  it('takes another country with the code when its own is not in the list', async () => {
    const { dialog, choices } = createFakeDialog({ rows: ROWS });
    const wanted = { phone: '+90555', country: 'QQ', callingCode: '90', sharedWith: ['QQ', 'TA'] };
    expect(await chooseCountry(dialog, wanted)).toBe(true);
    expect(choices).toEqual(['TA +90']);
  });

  it('fails and closes the list when no row makes the number', async () => {
    const { dialog, choices, isOpen } = createFakeDialog({ rows: ROWS });
    const wanted = { phone: '+77', country: 'QQ', callingCode: '7', sharedWith: ['QQ', 'PA'] };
    expect(await chooseCountry(dialog, wanted)).toBe(false);
    expect(choices).toEqual(['PA +1 787']);
    expect(isOpen()).toBe(false);
  });

  it('fails when the list has no such rows at all', async () => {
    const { dialog, choices, isOpen } = createFakeDialog({ rows: ROWS });
    const wanted = { phone: '+77', country: 'QQ', callingCode: '7', sharedWith: ['QQ', 'QR'] };
    expect(await chooseCountry(dialog, wanted)).toBe(false);
    expect([choices, isOpen()]).toEqual([[], false]);
  });

  it('does not take a row for chosen that the dialog did not take', async () => {
    const { dialog, choices } = createFakeDialog({ rows: ROWS, takesChoices: false });
    expect(await chooseCountry(dialog, { ...number('+905', 'TA', '90'), sharedWith: ['TA'] })).toBe(
      false,
    );
    expect(choices).toEqual(['TA +90']);
  });

  it('does not take a country for chosen that is shown without a code', async () => {
    const { dialog, choices } = createFakeDialog({ rows: [{ country: 'US', code: '' }] });
    const wanted = { ...number('+14155550123', 'US', '1'), sharedWith: ['US'] };
    expect(await chooseCountry(dialog, wanted)).toBe(false);
    expect(choices).toEqual(['US ']);
  });

  it('chooses from a short list without a scroller, and from one that is just opening', async () => {
    const rows = ROWS.slice(-8);
    for (const options of [
      { rows, isVirtual: false },
      { rows: ROWS, scale: 0.7 },
    ]) {
      const { dialog } = createFakeDialog(options);
      expect(await chooseCountry(dialog, number('+2637123', 'ZZ', '263'))).toBe(true);
      expect(shownCountryOf(dialog)).toBe('ZZ');
    }
  });

  it('opens a list again that the user had opened', async () => {
    const { dialog, open, choices, isOpen } = createFakeDialog({ rows: ROWS });
    open();
    await closeUsersList(dialog);
    expect(isOpen()).toBe(false);
    await closeUsersList(dialog);
    expect(await chooseCountry(dialog, number('+905', 'TA', '90'))).toBe(true);
    expect(choices).toEqual(['TA +90']);
  });

  it('finds the only list of the dialog when the control names none', async () => {
    const { dialog, choices } = createFakeDialog({ rows: ROWS });
    dialog.root.querySelector('input')?.removeAttribute('aria-controls');
    expect(await chooseCountry(dialog, number('+905', 'TA', '90'))).toBe(true);
    expect(choices).toEqual(['TA +90']);
  });

  it('takes what is shown when no list opens and its code begins the number', async () => {
    for (const [phone, expected] of [
      ['+19395550123', true],
      ['+9395550123', false],
    ] as const) {
      const { dialog, choices } = createFakeDialog({ rows: ROWS });
      if (dialog.country.kind === 'combobox') Object.assign(dialog.country.input, { click() {} });
      expect(await chooseCountry(dialog, { ...number(phone, 'PA', '1'), sharedWith: [] })).toBe(
        expected,
      );
      expect(choices).toEqual([]);
    }
  });

  it('takes what is shown in the end when its code begins the number, whatever was tried', async () => {
    const rows = [
      { country: '', code: '+1' },
      { country: 'PA', code: '+1 787' },
    ];
    const { dialog, choices, isOpen } = createFakeDialog({ rows, takesChoices: false });
    const wanted = { ...number('+19395550123', 'PA', '1'), sharedWith: ['PA'] };
    expect(await chooseCountry(dialog, wanted)).toBe(true);
    expect(choices).toEqual(['PA +1 787']);
    expect(isOpen()).toBe(false);
  });

  it('opens the list once while it stays open, and again when a choice has closed it', async () => {
    const none = createFakeDialog({ rows: ROWS });
    const wanted = {
      phone: '+77',
      country: 'QQ',
      callingCode: '7',
      sharedWith: ['QQ', 'QR', 'QS'],
    };
    let searches = 0;
    none.dialog.root.addEventListener('input', () => {
      searches += 1;
    });
    await chooseCountry(none.dialog, wanted);
    expect([none.openings(), searches]).toEqual([1, 0]);
    const second = createFakeDialog({ rows: ROWS });
    await chooseCountry(second.dialog, number('+18295550123', 'DA', '1'));
    expect(second.choices).toEqual(['DA +1 809', 'DA +1 829']);
    expect(second.openings()).toBe(2);
  });

  it.each(['combobox', 'button'] as const)(
    'waits for a dialog that is slow, and no longer than it takes: %s',
    async (layout) => {
      const slow = createFakeDialog({ rows: ROWS, layout, choosingMs: 300 });
      expect(await chooseCountry(slow.dialog, number('+905', 'TA', '90'))).toBe(true);
      expect(slow.choices).toEqual(['TA +90']);
      const { dialog, frames } = createFakeDialog({ rows: ROWS, layout, choosingMs: 0 });
      expect(await chooseCountry(dialog, number('+905', 'TA', '90'))).toBe(true);
      // Waiting for any of its timeouts would take more.
      expect(frames()).toBeLessThan(40);
    },
  );

  it('waits for a code that is shown after its country', async () => {
    const { dialog, choices } = createFakeDialog({ rows: ROWS, codeDelayMs: 30 });
    expect(await chooseCountry(dialog, number('+905', 'TA', '90'))).toBe(true);
    expect(choices).toEqual(['TA +90']);
    expect(dialPrefixOf(dialog)).toBe('90');
  });

  it('does not take the code of the country before for that of the one that was chosen', async () => {
    const { dialog, choices } = createFakeDialog({ rows: ROWS, codeDelayMs: 0 });
    expect(await chooseCountry(dialog, number('+19395550123', 'PA', '1'))).toBe(true);
    expect(choices).toEqual(['PA +1 787', 'US +1']);
    expect(dialPrefixOf(dialog)).toBe('1');
  });

  it('does nothing in a dialog that is gone', async () => {
    const { dialog, removeDialog, openings } = createFakeDialog({ rows: ROWS });
    removeDialog();
    expect(await chooseCountry(dialog, number('+905', 'TA', '90'))).toBe(false);
    expect(openings()).toBe(0);
  });

  it('fails when no list opens, and when the dialog goes away', async () => {
    const closed = createFakeDialog({ rows: [] });
    expect(await chooseCountry(closed.dialog, number('+905', 'TA', '90'))).toBe(false);
    const gone = createFakeDialog({ rows: ROWS });
    const choosing = chooseCountry(gone.dialog, number('+905', 'TA', '90'));
    gone.removeDialog();
    expect(await choosing).toBe(false);
    expect(gone.choices).toEqual([]);
  });
});

describe('in the list before 2026', () => {
  it.each([
    [number('+2637123', 'ZZ', '263'), 'ZZ +263', '263'],
    [number('+905321234567', 'TA', '90'), 'TA +90', '90'],
  ] as const)('chooses the row with the code of %j', async (wanted, choice, prefix) => {
    const { dialog, choices, lureClicks } = createFakeDialog({ rows: ROWS, layout: 'button' });
    expect(await chooseCountry(dialog, wanted)).toBe(true);
    expect(choices).toEqual([choice]);
    expect(dialPrefixOf(dialog)).toBe(prefix);
    expect(lureClicks()).toBe(0);
  });

  it('chooses nothing when the code is shown, and opens a list that was open', async () => {
    const { dialog, choices, open } = createFakeDialog({ rows: ROWS, layout: 'button' });
    expect(await chooseCountry(dialog, number('+19395550123', 'PA', '1'))).toBe(true);
    expect(choices).toEqual([]);
    open();
    expect(await chooseCountry(dialog, number('+905', 'TA', '90'))).toBe(true);
    expect(choices).toEqual(['TA +90']);
  });

  it('fails, closes the list and clicks nothing when no row has the code', async () => {
    const fake = createFakeDialog({
      rows: ROWS.filter(({ country }) => country !== 'TA'),
      layout: 'button',
    });
    expect(await chooseCountry(fake.dialog, number('+905', 'TA', '90'))).toBe(false);
    expect([fake.choices, fake.isOpen(), fake.lureClicks()]).toEqual([[], false, 0]);
  });
});
