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

export default defineConfig({
  test: {
    // A snapshot that is missing fails as one that differs does; "-u" writes both.
    update: 'none',
    projects: [
      {
        plugins: [WxtVitest()],
        test: {
          name: 'unit',
          include: [
            '{entrypoints,components,utils,simulator,harness,scripts,tests/unit}/**/*.test.{ts,tsx}',
          ],
        },
      },
      { test: { name: 'package', include: ['tests/package/**/*.test.ts'], testTimeout: 180_000 } },
      browserProject('chromium'),
      browserProject('firefox'),
      browserProject('chromium', 'deep'),
      browserProject('firefox', 'deep'),
    ],
  },
});
