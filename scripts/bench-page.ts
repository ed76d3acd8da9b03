import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startSimulator } from '../simulator/index.ts';
import { openBench } from './bench/conditions.ts';
import { countWatches } from './bench/count-watches.ts';
import { measureInsertions, measureSwitching } from './bench/insertions.ts';
import { measureMemory } from './bench/memory.ts';
import { measurePauses } from './bench/pauses.ts';
import { measureReady } from './bench/ready.ts';
import { type Figures, formatTables } from './bench/report.ts';
import { measureSizes } from './bench/sizes.ts';
import { writeFigures } from './bench/write-figures.ts';

const MB = 1_000_000;

const browsers = [
  { browser: 'firefox', name: 'Firefox', build: 'firefox-mv3' },
  { browser: 'chromium', name: 'Chromium', build: 'chrome-mv3' },
] as const;
type BrowserChoice = (typeof browsers)[number];

const { values } = parseArgs({
  options: {
    /** Measure only this browser; then docs/performance.md is not updated. */
    browser: { type: 'string' },
    rounds: { type: 'string', default: '12' },
    /** Measure only READY of these sizes in MB, as "0,5"; then docs/performance.md is not updated. */
    ready: { type: 'string' },
    /** The folder with the builds for both browsers. */
    output: { type: 'string', default: fileURLToPath(new URL('../.output', import.meta.url)) },
  },
});
const rounds = Number(values.rounds);
if (!(rounds >= 7)) throw new Error('At least 7 rounds are needed for a meaningful median');
const readySizes = (values.ready ?? '0,1,5,20').split(',').map(Number);
const chosen = browsers.filter(({ browser }) => (values.browser ?? browser) === browser);
if (chosen.length === 0) throw new Error(`There is no browser named ${values.browser}`);

async function measure({ browser, name, build }: BrowserChoice): Promise<Figures> {
  const log = (message: string) => console.error(`${name}: ${message}`);
  const extensionDir = path.resolve(values.output, build);
  const discord = await startSimulator();
  const bench = await openBench(browser, extensionDir, discord);
  try {
    const smallAccount = discord.accounts.create({ username: 'ada' });
    log('messages');
    const all = values.ready === undefined;
    const insertions = all ? await measureInsertions(bench, smallAccount, rounds) : [];
    const switching = all ? await measureSwitching(bench, smallAccount, rounds) : [];
    const ready: Figures['ready'][number][] = [];
    for (const megabytes of readySizes) {
      log(`READY of ${megabytes} MB`);
      const account = discord.accounts.create({ readyBytes: megabytes * MB });
      const costs = await measureReady(bench, account, rounds);
      // An almost empty READY shows what the extension costs without anything to read.
      const pauses = megabytes === 0 ? [] : await measurePauses(bench, account, rounds);
      const memory = await measureMemory(bench, account, rounds);
      ready.push({ label: megabytes === 0 ? '1 kB' : `${megabytes} MB`, costs, pauses, memory });
    }
    log('observers and listeners');
    const largeAccount = discord.accounts.create({ readyBytes: 20 * MB });
    const watches = await countWatches(browser, extensionDir, discord, largeAccount);
    return {
      name,
      version: bench.version,
      sizes: measureSizes(extensionDir),
      insertions,
      switching,
      ready,
      watches,
    };
  } finally {
    await bench.close();
    await discord.close();
  }
}

/** The machine, the browsers and the rounds that the figures depend on. */
function describeConditions(figures: readonly Figures[]): string {
  const [first] = cpus();
  const parts = [
    `Measured on ${new Date().toISOString().slice(0, 10)}`,
    `on ${cpus().length} cores (${first?.model.trim() || 'unknown'})`,
    `${Math.round(totalmem() / 2 ** 30)} GB of RAM`,
    `${process.platform}, headless`,
    ...figures.map(({ version }) => version),
  ];
  return `${parts.join(', ')}; medians of ${rounds} rounds, with the interquartile range in brackets.`;
}

const figures: Figures[] = [];
for (const choice of chosen) figures.push(await measure(choice));
const result = `${describeConditions(figures)}\n\n${formatTables(figures)}`;
console.log(result);
if (figures.length === browsers.length && values.ready === undefined)
  writeFigures('bench:page', result);
