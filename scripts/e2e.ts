import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as z from 'zod';

// Runs the end-to-end tests, both browsers at the same time, against what is in .output. Whatever follows the options
// goes to vitest: names of files, --shard=1/3, -t.

const BROWSERS = ['chromium', 'firefox'] as const;
const OUTPUT = fileURLToPath(new URL('../.output', import.meta.url));
const DURATIONS = path.join(OUTPUT, 'durations.json');

const { values, positionals } = parseArgs({
  options: {
    /** One browser only. */
    browser: { type: 'string' },
    /** Which tests, by their tags: "core", or "!core" for all others. */
    tags: { type: 'string' },
    shard: { type: 'string' },
    /** The folder of the builds, instead of .output. */
    build: { type: 'string' },
    testNamePattern: { type: 'string', short: 't' },
  },
  allowPositionals: true,
});
const browsers = BROWSERS.filter((browser) => browser === (values.browser ?? browser));
if (browsers.length === 0) throw new Error(`There is no browser named ${values.browser}`);

const vitestReport = z.object({
  testResults: z.array(z.object({ name: z.string(), startTime: z.number(), endTime: z.number() })),
});

const reportOf = (browser: string): string => path.join(OUTPUT, `e2e-${browser}.json`);

/** Runs one browser's tests; resolves to whether all of them passed. */
function run(browser: string): Promise<boolean> {
  const args = [
    'vitest',
    'run',
    '--project',
    browser,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportOf(browser)}`,
    ...(values.tags === undefined ? [] : [`--tags-filter=${values.tags}`]),
    ...(values.shard === undefined ? [] : [`--shard=${values.shard}`]),
    ...(values.testNamePattern === undefined ? [] : ['-t', values.testNamePattern]),
    ...positionals,
  ];
  const child = spawn('npx', args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ...(values.build === undefined ? {} : { HANDSET_BUILD_DIR: values.build }),
    },
    shell: process.platform === 'win32',
  });
  const printLines = (from: Readable, to: NodeJS.WriteStream) => {
    const prefix = browsers.length === 1 ? '' : `${browser.padEnd(8)} │ `;
    createInterface({ input: from }).on('line', (line) => to.write(`${prefix}${line}\n`));
  };
  printLines(child.stdout, process.stdout);
  printLines(child.stderr, process.stderr);
  return new Promise((resolve) => child.on('close', (code) => resolve(code === 0)));
}

/** How long each file took in each browser, in ms, the slowest first. */
function readDurations(): Record<string, Record<string, number>> {
  const rows = new Map<string, Record<string, number>>();
  for (const browser of browsers) {
    // A run that could not even start has said why, and leaves no report.
    if (!existsSync(reportOf(browser))) continue;
    const { testResults } = vitestReport.parse(JSON.parse(readFileSync(reportOf(browser), 'utf8')));
    for (const { name, startTime, endTime } of testResults) {
      const file = path.relative(process.cwd(), name).replaceAll('\\', '/');
      rows.set(file, { ...rows.get(file), [browser]: Math.round(endTime - startTime) });
    }
  }
  const longest = (row: Record<string, number>) => Math.max(...Object.values(row));
  return Object.fromEntries([...rows].sort(([, one], [, other]) => longest(other) - longest(one)));
}

mkdirSync(OUTPUT, { recursive: true });
for (const browser of browsers) rmSync(reportOf(browser), { force: true });
const passed = await Promise.all(browsers.map(run));
if (passed.includes(false)) process.exitCode = 1;
writeFileSync(DURATIONS, `${JSON.stringify(readDurations(), null, 2)}\n`);
console.log('How long each file took is in .output/durations.json.');
