import { afterEach, describe, expect, it, vi } from 'vitest';
import { findRow, type OpenList } from './country-list.ts';
import { likelyPlace } from './likely-place.ts';
import { openList } from './open-list.ts';
import { RowMemory } from './row-memory.ts';
import { createFakeDialog } from './testing/fake-dialog.ts';

afterEach(() => vi.unstubAllGlobals());

const ROW_HEIGHT = 40;
const VIEW_HEIGHT = 200;

/** Countries in the order of their English names, as Discord lists them. */
const COUNTRIES = ['AF', 'AL', 'DZ', 'AD', 'AO', 'AR', 'AM', 'AU', 'AT', 'AZ', 'BS', 'BH', 'BD']
  .concat(['BY', 'BE', 'BO', 'BR', 'BG', 'CA', 'CL', 'CO', 'CZ', 'DK', 'EG', 'FI', 'FR', 'GE'])
  .concat(['DE', 'GR', 'HU', 'IN', 'IE', 'IL', 'IT', 'JP', 'KZ', 'KE', 'LT', 'MY', 'MX', 'MA'])
  .concat(['NP', 'NL', 'NZ', 'NO', 'OM', 'PK', 'PE', 'PL', 'PT', 'RO', 'RS', 'SG', 'SK', 'ES'])
  .concat(['SE', 'CH', 'TH', 'TR', 'UA', 'GB', 'US', 'UY', 'VN', 'YE', 'ZM', 'ZW']);
const ROWS = COUNTRIES.map((country) => ({ country, code: '+1' }));
const CONTENT_HEIGHT = ROWS.length * ROW_HEIGHT;
const topOf = (country: string) => COUNTRIES.indexOf(country) * ROW_HEIGHT;

async function openFakeList(options: Partial<Parameters<typeof createFakeDialog>[0]> = {}) {
  const fake = createFakeDialog({ rows: ROWS, ...options });
  const list: OpenList | null = await openList(fake.dialog);
  if (list === null) throw new Error('No list has opened');
  return { ...fake, list };
}

describe('a row', () => {
  it.each(['AF', 'DE', 'LT'])(
    'is looked for first where it probably stands: %s',
    async (country) => {
      const { list, scrolls } = await openFakeList();
      const row = await findRow(list, { country }, new RowMemory());
      expect(row).toMatchObject({ country, top: topOf(country) });
      const guess = likelyPlace(country) * CONTENT_HEIGHT - VIEW_HEIGHT / 2;
      expect(scrolls[0]).toBe(Math.round(guess));
      expect(scrolls.length).toBeLessThan(4);
    },
  );

  it('is looked for from the top when only its code is known', async () => {
    const { list, scrolls } = await openFakeList({ layout: 'button' });
    await findRow(list, { code: '49' }, new RowMemory());
    expect(scrolls[0]).toBe(-VIEW_HEIGHT / 2);
  });

  it('is taken without scrolling when it is in view', async () => {
    const { list, scrolls } = await openFakeList();
    const row = await findRow(list, { country: 'US' }, new RowMemory());
    expect(row).toMatchObject({ country: 'US', top: topOf('US') });
    expect(scrolls).toEqual([]);
  });

  it('is gone back to where it was seen', async () => {
    const { list, scrolls } = await openFakeList();
    const memory = new RowMemory();
    await findRow(list, { country: 'AF' }, memory);
    scrolls.length = 0;
    expect(await findRow(list, { country: 'US' }, memory)).toMatchObject({ country: 'US' });
    expect(scrolls).toEqual([topOf('US')]);
  });

  it('is not looked for again when every row has been seen', async () => {
    const { list, scrolls } = await openFakeList();
    const memory = new RowMemory();
    expect(await findRow(list, { country: 'QQ' }, memory)).toBeNull();
    scrolls.length = 0;
    expect(await findRow(list, { country: 'QR' }, memory)).toBeNull();
    expect(scrolls).toEqual([]);
  });

  it('is where it will be when the list has grown to its size', async () => {
    const { list } = await openFakeList({ scale: 0.7 });
    const row = await findRow(list, { country: 'ZW' }, new RowMemory());
    expect(row).toMatchObject({ country: 'ZW', top: topOf('ZW') });
  });

  it('is found or missed without scrolling in a list that fits', async () => {
    const { list, scrolls } = await openFakeList({ isVirtual: false });
    const found = await findRow(list, { country: 'ZW' }, new RowMemory());
    expect(found).toMatchObject({ country: 'ZW', top: topOf('ZW') });
    expect(await findRow(list, { country: 'QQ' }, new RowMemory())).toBeNull();
    expect(scrolls).toEqual([]);
  });

  it('is not found in a list that has closed', async () => {
    const { list, dialog } = await openFakeList();
    if (dialog.country.kind === 'combobox') dialog.country.input.blur();
    expect(await findRow(list, { country: 'ZW' }, new RowMemory())).toBeNull();
  });
});
