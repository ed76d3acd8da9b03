import { randomInt } from 'node:crypto';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

const browserProject = (browser: 'chromium' | 'firefox', folder: 'e2e' | 'deep' = 'e2e') => ({
  test: {
    name: folder === 'e2e' ? browser : `${folder}-${browser}`,
    include: [`tests/${folder}/**/*.test.ts`],
    provide: { browser },
    // Browsers use two processors fully, so no more than two files run at a time, and nothing else; deep tests wait
    // nearly half of their time, for time-outs and for nothing to happen. The modules keep no state, so they are loaded
    // once for all files.
    maxWorkers: folder === 'deep' ? 3 : 2,
    isolate: false,
    sequence: { groupOrder: folder === 'deep' ? 1 : 2 },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // The same timeout as the harness uses when it waits for a page.
    expect: { poll: { timeout: 10_000 } },
  },
});

/** The random seed of all property tests in a run. */
const seed = Number(process.env.HANDSET_SEED ?? randomInt(2 ** 31));
const TEST_FOLDERS = '{entrypoints,components,utils,simulator,harness,scripts,build,tests/unit}';

/** Property tests (`*.properties.test.ts`) run with few cases in the unit project, with many in their own project. */
const unitProject = (name: string, files: string, cases: number) => ({
  plugins: [WxtVitest()],
  test: {
    name,
    include: [`${TEST_FOLDERS}/**/*${files}`],
    pool: 'threads',
    isolate: false,
    setupFiles: ['tests/unit/begin-afresh.ts', 'tests/properties/set-up.ts'],
    globalSetup: ['tests/properties/print-seed.ts'],
    provide: { properties: { cases, seed } },
    // Enough for hundreds of cases on a busy machine.
    testTimeout: 30_000,
  },
});

const propertyCases = Number(process.env.HANDSET_PROPERTY_CASES ?? 100_000);
const properties = unitProject('deep-properties', '.properties.test.ts', propertyCases);
const deepProperties = {
  ...properties,
  // The many cases take minutes, not seconds. In the group of the deep tests, which leave them time.
  test: { ...properties.test, maxWorkers: 3, testTimeout: 1_800_000, sequence: { groupOrder: 1 } },
};

export default defineConfig({
  test: {
    // A missing snapshot fails just like a different one; "-u" writes both.
    update: 'none',
    tags: [
      { name: 'core', description: 'Part of npm test: the main job and what can interrupt it.' },
    ],
    projects: [
      unitProject('unit', '.test.{ts,tsx}', 300),
      deepProperties,
      { test: { name: 'package', include: ['tests/package/**/*.test.ts'], testTimeout: 180_000 } },
      browserProject('chromium'),
      browserProject('firefox'),
      browserProject('chromium', 'deep'),
      browserProject('firefox', 'deep'),
    ],
  },
});
