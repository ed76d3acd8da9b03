import { loadavg } from 'node:os';
import { build } from 'vite';
import { expect, inject } from 'vitest';
import { type Country, listCountries } from '../../simulator/page/phone/countries.ts';
import { openPhoneDialog } from '../e2e/support/card.ts';
import { it } from '../e2e/support/stage.ts';
import type { Choice } from './choose-in-page.ts';
import { writeTable } from './write-table.ts';

/** How far one row is from the next that is chosen: the list opens where the row before is. Shares no factor with 256. */
const STRIDE = 101;
/** A row may take this long, in ms, on a machine with nothing else to do. */
const BOUND_MS = 2500;
/** No wait of the choice ends so late, in ms: what takes longer has gone wrong, however busy the machine is. */
const LIMIT_MS = 8000;

/** The choice of a country as a script for the page. */
async function bundleChoice(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: 'tests/deep/choose-in-page.ts', formats: ['iife'], name: 'chooseInPage' },
    },
  });
  const [bundle] = [output].flat();
  if (bundle === undefined || !('output' in bundle)) throw new Error('Nothing was built');
  return bundle.output[0].code;
}

const digitsOf = (code: string): string => code.replaceAll(/\D/g, '');

/** A number that only the row's own code begins, among the rows of its country. */
const numberOf = ({ alpha2, code }: Country) => ({
  phone: `+${digitsOf(code)}5550123`,
  country: alpha2,
  callingCode: digitsOf(code.split(' ')[0] ?? ''),
  sharedWith: [alpha2],
});

const inSeconds = (ms: number): string => (ms / 1000).toFixed(2);

it('every row of Discord’s list is chosen, one after the other in one page', {
  timeout: 600_000,
}, async ({ stage }) => {
  const page = await openPhoneDialog(stage);
  await page.bringToFront();
  await page.page.evaluate(await bundleChoice());
  const rows = listCountries('en-US');
  const took: { row: Country; tookMs: number }[] = [];
  for (let each = 0; each < rows.length; each += 1) {
    const row = rows[(each * STRIDE) % rows.length];
    if (row === undefined) throw new Error('No row');
    const choice: Choice = await page.evaluate(
      (number) => Reflect.get(window, 'chooseInPage')(number),
      numberOf(row),
    );
    expect([choice.country, choice.prefix]).toEqual([row.alpha2, digitsOf(row.code)]);
    took.push({ row, tookMs: choice.tookMs });
  }
  const slowest = took.toSorted((a, b) => b.tookMs - a.tookMs);
  const worst = slowest[0]?.tookMs ?? 0;
  const median = slowest[Math.floor(slowest.length / 2)]?.tookMs ?? 0;
  const late = slowest.filter(({ tookMs }) => tookMs > BOUND_MS).length;
  writeTable(
    'every-country',
    inject('browser'),
    ['rows', 'median', 'worst', `over ${inSeconds(BOUND_MS)} s`, 'the slowest', 'load'],
    [
      [
        String(rows.length),
        `${inSeconds(median)} s`,
        `${inSeconds(worst)} s`,
        String(late),
        slowest
          .slice(0, 3)
          .map(({ row, tookMs }) => `${row.value} ${inSeconds(tookMs)} s`)
          .join(', '),
        (loadavg()[0] ?? 0).toFixed(1),
      ],
    ],
  );
  expect(worst).toBeLessThan(LIMIT_MS);
});
