import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startSimulator } from '../simulator/index.ts';
import { openBench } from './bench/conditions.ts';
import { measureInsertions, measureSwitching } from './bench/insertions.ts';
import { measurePauses } from './bench/pauses.ts';
import { measureReady } from './bench/ready.ts';
import { type Figures, tables } from './bench/report.ts';
import { measureSizes } from './bench/sizes.ts';
import { countWatching } from './bench/watching.ts';
import { writeFigures } from './bench/write-figures.ts';

const MB = 1_000_000;

const browsers = [
  { browser: 'firefox', name: 'Firefox', build: 'firefox-mv3' },
  { browser: 'chromium', name: 'Chromium', build: 'chrome-mv3' },
] as const;
type Choice = (typeof browsers)[number];

const { values } = parseArgs({
  options: {
    /** One browser only; then nothing is written. */
    browser: { type: 'string' },
    rounds: { type: 'string', default: '12' },
    /** Where the builds of both browsers are. */
    output: { type: 'string', default: fileURLToPath(new URL('../.output', import.meta.url)) },
  },
});
const rounds = Number(values.rounds);
if (!(rounds >= 7)) throw new Error('Medians of fewer than 7 rounds say nothing');
const chosen = browsers.filter(({ browser }) => (values.browser ?? browser) === browser);
if (chosen.length === 0) throw new Error(`There is no browser named ${values.browser}`);

async function measure({ browser, name, build }: Choice): Promise<Figures> {
  const say = (what: string) => console.error(`${name}: ${what}`);
  const extensionDir = path.resolve(values.output, build);
  const discord = await startSimulator();
  const bench = await openBench(browser, extensionDir, discord);
  try {
    const small = discord.accounts.create({ username: 'ada' });
    say('messages');
    const insertions = await measureInsertions(bench, small, rounds);
    const switching = await measureSwitching(bench, small, rounds);
    const ready: Figures['ready'][number][] = [];
    for (const megabytes of [0, 1, 5, 20]) {
      say(`READY of ${megabytes} MB`);
      const account = discord.accounts.create({ readyBytes: megabytes * MB });
      const costs = await measureReady(bench, account, rounds);
      // A READY of nothing tells what the extension costs before there is anything to read.
      const pauses = megabytes === 0 ? [] : await measurePauses(bench, account, rounds);
      ready.push({ label: megabytes === 0 ? '1 kB' : `${megabytes} MB`, costs, pauses });
    }
    say('what is watched');
    const watched = await countWatching(browser, extensionDir, discord, small);
    return {
      name,
      version: bench.version,
      sizes: measureSizes(extensionDir),
      insertions,
      switching,
      ready,
      watched,
    };
  } finally {
    await bench.close();
    await discord.close();
  }
}

/** What the figures depend on. */
function conditionsOf(figures: readonly Figures[]): string {
  const [first] = cpus();
  const parts = [
    `Taken on ${new Date().toISOString().slice(0, 10)}`,
    `on ${cpus().length} cores (${first?.model.trim() || 'unknown'})`,
    `${Math.round(totalmem() / 2 ** 30)} GB of RAM`,
    `${process.platform}, headless`,
    ...figures.map(({ version }) => version),
  ];
  return `${parts.join(', ')}; medians of ${rounds} rounds, and in brackets the middle half of them.`;
}

const figures: Figures[] = [];
for (const choice of chosen) figures.push(await measure(choice));
const found = `${conditionsOf(figures)}\n\n${tables(figures)}`;
console.log(found);
if (figures.length === browsers.length) writeFigures('bench:page', found);
