import { rm } from 'node:fs/promises';
import { cpus } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { launch } from '../harness/launch.ts';
import { pressTurnOnHelp } from '../harness/turn-on-help.ts';
import { startSimulator } from '../simulator/index.ts';
import { copyBuildForBench } from './bench/copy-build.ts';
import { measureClicks } from './bench/popup-clicks.ts';
import { measurePaint, measureReopening, type PaintTiming } from './bench/popup-paint.ts';
import type { Round } from './bench/rounds.ts';
import { formatSpread, spreadOf } from './bench/spread.ts';
import { writeFigures } from './bench/write-figures.ts';

const browsers = [
  { browser: 'chromium', name: 'Chromium', build: 'chrome-mv3' },
  { browser: 'firefox', name: 'Firefox', build: 'firefox-mv3' },
] as const;

const { values } = parseArgs({
  options: {
    /** Measure only this browser; then docs/performance.md is not updated. */
    browser: { type: 'string' },
    rounds: { type: 'string', default: '15' },
    output: { type: 'string', default: fileURLToPath(new URL('../.output', import.meta.url)) },
  },
});
const rounds = Number(values.rounds);
if (!(rounds >= 9)) throw new Error('At least 9 rounds are needed for a meaningful median');
const chosen = browsers.filter(({ browser }) => (values.browser ?? browser) === browser);
if (chosen.length === 0) throw new Error(`There is no browser named ${values.browser}`);

type Paints = readonly Round<'popup' | 'empty', PaintTiming>[];

const ratioToEmpty = (measured: Paints): string =>
  formatSpread(
    spreadOf(measured.map((timing) => timing('popup').firstPaint / timing('empty').firstPaint)),
    2,
  );
const firstPaint = (measured: Paints): string =>
  formatSpread(spreadOf(measured.map((timing) => timing('popup').firstPaint)), 0, ' ms');
const afterPaint = (measured: Paints): string =>
  formatSpread(
    spreadOf(measured.map((timing) => timing('popup').stepShown - timing('popup').firstPaint)),
    1,
    ' ms',
  );

async function measure({ browser, name, build }: (typeof browsers)[number]): Promise<string[]> {
  const extensionDir = await copyBuildForBench(path.resolve(values.output, build));
  const discord = await startSimulator();
  const rig = await launch(browser, discord, { extensionDir });
  try {
    await pressTurnOnHelp(rig);
    const ada = discord.accounts.create({ username: 'ada' });
    const firstOpening = await measurePaint(rig, rounds);
    const reopening = await measureReopening(rig, discord, ada, rounds);
    const clicks = await measureClicks(rig, discord, ada, rounds);
    const spread = (figure: 'toDiscord' | 'toStep') =>
      formatSpread(spreadOf(clicks.map((click) => click[figure])), 0, ' ms');
    return [
      name,
      firstPaint(firstOpening),
      ratioToEmpty(firstOpening),
      ratioToEmpty(reopening),
      afterPaint(reopening),
      spread('toDiscord'),
      spread('toStep'),
    ];
  } finally {
    await rig.close();
    await discord.close();
    await rm(extensionDir, { recursive: true, force: true });
  }
}

const headings = [
  'browser',
  'popup, first paint',
  '÷ empty page',
  'reopened in the middle of a flow, background stopped ÷ empty page',
  'first paint → step shown',
  'click → request received',
  'request received → next step',
];
const rows: string[][] = [];
for (const choice of chosen) rows.push(await measure(choice));
const table = [headings, headings.map(() => '---'), ...rows]
  .map((row) => `| ${row.join(' | ')} |`)
  .join('\n');
const result = `Measured on ${new Date().toISOString().slice(0, 10)} on ${cpus().length} cores; medians of ${rounds} rounds, with the interquartile range in brackets.\n\n${table}`;
console.log(result);
if (chosen.length === browsers.length) writeFigures('bench:popup', result);
