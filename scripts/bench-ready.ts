import { cpus } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { launch } from '../harness/launch.ts';
import { pressTurnOnHelp } from '../harness/turn-on-help.ts';
import { startSimulator } from '../simulator/index.ts';
import { measureReadyAlone } from './bench/ready-alone.ts';
import { formatReadyAlone, type ReadyAloneFigures } from './bench/ready-alone-report.ts';
import { writeFigures } from './bench/write-figures.ts';

const MB = 1_000_000;
const SIZES_MB = [1, 5, 20];

const browsers = [
  { browser: 'firefox', name: 'Firefox', build: 'firefox-mv3' },
  { browser: 'chromium', name: 'Chromium', build: 'chrome-mv3' },
] as const;

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '12' } } });
const rounds = Number(values.rounds);
if (!(rounds >= 7)) throw new Error('At least 7 rounds are needed for a meaningful median');
const output = fileURLToPath(new URL('../.output', import.meta.url));

async function measure({ browser, name, build }: (typeof browsers)[number]) {
  const discord = await startSimulator();
  const rig = await launch(browser, discord, { extensionDir: path.join(output, build) });
  try {
    await pressTurnOnHelp(rig);
    const sizes: ReadyAloneFigures['sizes'][number][] = [];
    for (const megabytes of SIZES_MB) {
      console.error(`${name}: READY of ${megabytes} MB`);
      const account = discord.accounts.create({ readyBytes: megabytes * MB });
      const costs = await measureReadyAlone(rig, discord, account, rounds);
      sizes.push({ label: `${megabytes} MB`, costs });
    }
    return { name, sizes };
  } finally {
    await rig.close();
    await discord.close();
  }
}

const figures: ReadyAloneFigures[] = [];
for (const choice of browsers) figures.push(await measure(choice));
const date = new Date().toISOString().slice(0, 10);
const result = `Measured on ${date}, on ${cpus().length} cores; medians of ${rounds} rounds, with the interquartile range in brackets.\n\n${formatReadyAlone(figures)}`;
console.log(result);
writeFigures('bench:ready', result);
