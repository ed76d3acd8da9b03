import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** The unit tests beside the code. Stryker's runner finds no tests in projects, so this config has none. */
export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    // Within the folder of the group: see groups.ts.
    include: ['**/*.test.ts'],
    setupFiles: ['tests/properties/set-up.ts'],
    // Always the same few cases, so that a mutant has the same fate in every run.
    provide: { properties: { cases: 50, seed: 1 } },
    testTimeout: 30_000,
    // Every run starts from new modules all the same, and takes half the time.
    isolate: false,
  },
});
