// How the mutation tests run; scripts/mutation.ts adds what is mutated and tested. See docs/testing.md.

/** @type {ConstructorParameters<typeof import('@stryker-mutator/core').Stryker>[0]} */
export default {
  testRunner: 'vitest',
  coverageAnalysis: 'perTest',
  // Stryker would rewrite the tsconfig through an API that TypeScript 7 does not have. The sandbox needs no rewriting,
  // so this names a file that does not exist.
  tsconfigFile: 'none.json',
  ignorePatterns: ['.output', '.wxt', 'docs', 'public/icon'],
  tempDirName: '.output/stryker',
  reporters: ['html', 'json', process.stdout.isTTY ? 'progress' : 'progress-append-only'],
  // What takes long is known and wanted.
  warnings: {
    slow: false,
    unknownOptions: true,
    preprocessorErrors: true,
    unserializableOptions: true,
  },
  allowConsoleColors: process.stdout.isTTY,
};
