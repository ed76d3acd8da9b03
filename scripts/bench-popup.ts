import { rm } from 'node:fs/promises';
import { cpus } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { launch } from '../harness/launch.ts';
import { startSimulator } from '../simulator/index.ts';
import { benchBuild } from './bench/bench-build.ts';
import { measureClicks } from './bench/popup-clicks.ts';
import { measurePaint, measureReopening, type Paint } from './bench/popup-paint.ts';
import type { Round } from './bench/rounds.ts';
import { showSpread, spreadOf } from './bench/spread.ts';
import { writeFigures } from './bench/write-figures.ts';

const browsers = [
  { browser: 'chromium', name: 'Chromium', build: 'chrome-mv3' },
  { browser: 'firefox', name: 'Firefox', build: 'firefox-mv3' },
] as const;

const { values } = parseArgs({
  options: {
    /** One browser only; then nothing is written. */
    browser: { type: 'string' },
    rounds: { type: 'string', default: '15' },
    output: { type: 'string', default: fileURLToPath(new URL('../.output', import.meta.url)) },
  },
});
const rounds = Number(values.rounds);
if (!(rounds >= 9)) throw new Error('Medians of fewer than 9 rounds say nothing');
const chosen = browsers.filter(({ browser }) => (values.browser ?? browser) === browser);
if (chosen.length === 0) throw new Error(`There is no browser named ${values.browser}`);

type Paints = readonly Round<'popup' | 'empty', Paint>[];

const ratio = (measured: Paints): string =>
  showSpread(spreadOf(measured.map((of) => of('popup').firstPaint / of('empty').firstPaint)), 2);
const firstPaint = (measured: Paints): string =>
  showSpread(spreadOf(measured.map((of) => of('popup').firstPaint)), 0, ' ms');
const afterPaint = (measured: Paints): string =>
  showSpread(
    spreadOf(measured.map((of) => of('popup').stepShown - of('popup').firstPaint)),
    1,
    ' ms',
  );

async function measure({ browser, name, build }: (typeof browsers)[number]): Promise<string[]> {
  const extensionDir = await benchBuild(path.resolve(values.output, build));
  const discord = await startSimulator();
  const rig = await launch(browser, discord, { extensionDir });
  try {
    const ada = discord.accounts.create({ username: 'ada' });
    const first = await measurePaint(rig, rounds);
    const again = await measureReopening(rig, discord, ada, rounds);
    const clicks = await measureClicks(rig, discord, ada, rounds);
    const spread = (figure: 'toDiscord' | 'toStep') =>
      showSpread(spreadOf(clicks.map((click) => click[figure])), 0, ' ms');
    return [
      name,
      firstPaint(first),
      ratio(first),
      ratio(again),
      afterPaint(again),
      spread('toDiscord'),
      spread('toStep'),
    ];
  } finally {
    await rig.close();
    await discord.close();
    await rm(extensionDir, { recursive: true, force: true });
  }
}

const heads = [
  'browser',
  'popup, first paint',
  '÷ empty page',
  'in the middle of a flow, background dead ÷ empty page',
  'its step after the first paint',
  'click → request received',
  'request received → next step',
];
const rows: string[][] = [];
for (const choice of chosen) rows.push(await measure(choice));
const table = [heads, heads.map(() => '---'), ...rows]
  .map((row) => `| ${row.join(' | ')} |`)
  .join('\n');
const found = `Taken on ${new Date().toISOString().slice(0, 10)} on ${cpus().length} cores; medians of ${rounds} rounds, and in brackets the middle half of them.\n\n${table}`;
console.log(found);
if (chosen.length === browsers.length) writeFigures('bench:popup', found);
