import { randomInt } from 'node:crypto';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import ProjectByProject from './scripts/test/project-by-project.ts';

/** The tests that take minutes run together, three files at a time: two processors are then never idle. */
const LONG = { maxWorkers: 3, sequence: { groupOrder: 1 } };

const browserProject = (browser: 'chromium' | 'firefox', folder: 'e2e' | 'deep' = 'e2e') => ({
  test: {
    name: folder === 'e2e' ? browser : `${folder}-${browser}`,
    include: [`tests/${folder}/**/*.test.ts`],
    provide: { browser },
    // The modules keep no state, so they are loaded once for all files.
    isolate: false,
    ...LONG,
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
  test: { ...properties.test, ...LONG, testTimeout: 1_800_000 },
};

export default defineConfig({
  test: {
    // A missing snapshot fails just like a different one; "-u" writes both.
    update: 'none',
    sequence: { sequencer: ProjectByProject },
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
