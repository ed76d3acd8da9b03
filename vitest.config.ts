import { randomInt } from 'node:crypto';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

const browserProject = (browser: 'chromium' | 'firefox', folder: 'e2e' | 'deep' = 'e2e') => ({
  test: {
    name: folder === 'e2e' ? browser : `${folder}-${browser}`,
    include: [`tests/${folder}/**/*.test.ts`],
    provide: { browser },
    // The deep tests take long, so both browsers run at the same time, by themselves.
    ...(folder === 'deep'
      ? { maxWorkers: 2, sequence: { groupOrder: 1 } }
      : { fileParallelism: false }),
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // As long as the harness waits for what a page shows.
    expect: { poll: { timeout: 10_000 } },
  },
});

/** One for all property tests of a run. */
const seed = Number(process.env.HANDSET_SEED ?? randomInt(2 ** 31));
const TEST_FOLDERS = '{entrypoints,components,utils,simulator,harness,scripts,build,tests/unit}';

/** The property tests are `*.properties.test.ts`: among the unit tests with few cases, by themselves with many. */
const unitProject = (name: string, files: string, cases: number) => ({
  plugins: [WxtVitest()],
  test: {
    name,
    include: [`${TEST_FOLDERS}/**/*${files}`],
    setupFiles: ['tests/properties/set-up.ts'],
    globalSetup: ['tests/properties/tell-seed.ts'],
    provide: { properties: { cases, seed } },
    // Hundreds of cases on a machine that has much else to do.
    testTimeout: 30_000,
  },
});

const properties = unitProject('deep-properties', '.properties.test.ts', 100_000);
const deepProperties = {
  ...properties,
  // As many cases as minutes allow, not seconds.
  test: { ...properties.test, maxWorkers: 2, testTimeout: 1_800_000, sequence: { groupOrder: 2 } },
};

export default defineConfig({
  test: {
    // A snapshot that is missing fails as one that differs does; "-u" writes both.
    update: 'none',
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
