import { cpus } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { launch } from '../harness/launch.ts';
import { pressTurnOnHelp } from '../harness/turn-on-help.ts';
import { startSimulator } from '../simulator/index.ts';
import { measureOwnWork } from './bench/own-work.ts';
import { measureReadyAlone } from './bench/ready-alone.ts';
import {
  formatOwnWork,
  formatReadyAlone,
  formatSlices,
  type ReadyAloneFigures,
} from './bench/ready-alone-report.ts';
import { measureSlices } from './bench/slices.ts';
import { writeFigures } from './bench/write-figures.ts';

const MB = 1_000_000;

const browsers = [
  { browser: 'firefox', name: 'Firefox', build: 'firefox-mv3' },
  { browser: 'chromium', name: 'Chromium', build: 'chrome-mv3' },
] as const;

const { values } = parseArgs({
  options: {
    /** Measure only this browser; then docs/performance.md is not updated. */
    browser: { type: 'string' },
    /** READY of these sizes only, in MB; then docs/performance.md is not updated. */
    sizes: { type: 'string' },
    rounds: { type: 'string', default: '12' },
  },
});
const rounds = Number(values.rounds);
if (!(rounds >= 7)) throw new Error('At least 7 rounds are needed for a meaningful median');
const sizesInMB = (values.sizes ?? '0,1,5,20').split(',').map(Number);
const chosen = browsers.filter(({ browser }) => (values.browser ?? browser) === browser);
if (chosen.length === 0) throw new Error(`There is no browser named ${values.browser}`);
const output = fileURLToPath(new URL('../.output', import.meta.url));

async function measure({ browser, name, build }: (typeof browsers)[number]) {
  const extensionDir = path.join(output, build);
  const discord = await startSimulator();
  const rig = await launch(browser, discord, { extensionDir });
  try {
    await pressTurnOnHelp(rig);
    const sizes: ReadyAloneFigures['sizes'][number][] = [];
    for (const megabytes of sizesInMB) {
      console.error(`${name}: READY of ${megabytes} MB`);
      const account = discord.accounts.create({ readyBytes: megabytes * MB });
      const costs = await measureReadyAlone(rig, discord, account, rounds);
      const work = await measureOwnWork(browser, extensionDir, discord, account, rounds);
      const slices = await measureSlices(browser, extensionDir, discord, account);
      // An almost empty READY shows what its arrival costs, whatever it contains.
      sizes.push({ label: megabytes === 0 ? '1 kB' : `${megabytes} MB`, costs, work, slices });
    }
    return { name, sizes };
  } finally {
    await rig.close();
    await discord.close();
  }
}

const figures: ReadyAloneFigures[] = [];
for (const choice of chosen) figures.push(await measure(choice));
const date = new Date().toISOString().slice(0, 10);
const result = `Measured on ${date}, on ${cpus().length} cores; medians of ${rounds} rounds, with the interquartile range in brackets.\n\n${formatReadyAlone(figures)}\n\nWhat both scripts do on the page because of READY, by probes in them:\n\n${formatOwnWork(figures)}\n\nThe slices of the tap when there is a reason to read, after READY:\n\n${formatSlices(figures)}`;
console.log(result);
if (values.browser === undefined && values.sizes === undefined) writeFigures('bench:ready', result);
