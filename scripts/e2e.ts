import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

// Runs the end-to-end tests against what is in .output, two files at a time, each with a browser of its own. Whatever
// follows the options goes to vitest: names of files.

const BROWSERS = ['chromium', 'firefox'] as const;
const DURATIONS_REPORTER = fileURLToPath(new URL('./e2e/durations-reporter.ts', import.meta.url));

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

const { status } = spawnSync(
  'npx',
  [
    'vitest',
    'run',
    ...browsers.map((browser) => `--project=${browser}`),
    '--reporter=default',
    `--reporter=${DURATIONS_REPORTER}`,
    ...(values.tags === undefined ? [] : [`--tags-filter=${values.tags}`]),
    ...(values.shard === undefined ? [] : [`--shard=${values.shard}`]),
    ...(values.testNamePattern === undefined ? [] : ['-t', values.testNamePattern]),
    ...positionals,
  ],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      ...(values.build === undefined ? {} : { HANDSET_BUILD_DIR: values.build }),
    },
    shell: process.platform === 'win32',
  },
);
process.exitCode = status ?? 1;
