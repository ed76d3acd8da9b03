/** Code whose tests are measured together. */
export interface Group {
  /** What is mutated, as globs; tests and `testing` folders are left out. */
  readonly files: readonly string[];
  /** The folder of the tests that run. What only a test elsewhere notices counts as unnoticed. */
  readonly tests: string;
}

/** What an answer means to the user. These files are in the machine's folder, and in the group of the answers. */
const FAILURES = [
  'utils/background/flow/machine/failure-table.ts',
  'utils/background/flow/machine/to-failure.ts',
];

/** The groups, each of which needs a score of its own. */
export const GROUPS: Readonly<Record<string, Group>> = {
  flow: {
    files: ['utils/background/flow/machine/*.ts', ...FAILURES.map((file) => `!${file}`)],
    tests: 'utils/background/flow/machine',
  },
  session: {
    files: ['utils/background/session/machine/*.ts'],
    tests: 'utils/background/session/machine',
  },
  answers: {
    files: [
      'utils/background/discord-api/current-user.ts',
      'utils/background/discord-api/field-errors.ts',
      'utils/background/discord-api/mfa-challenge.ts',
      'utils/background/discord-api/parse-response.ts',
      'utils/background/discord-api/retry-after.ts',
      ...FAILURES,
    ],
    tests: 'utils/background',
  },
  phone: {
    files: ['utils/shared/phone/**/*.ts', 'utils/discord-page/dialogs/read-for-dialog.ts'],
    tests: 'utils',
  },
  country: {
    files: ['utils/discord-page/dialogs/choose-country/*.ts'],
    tests: 'utils/discord-page/dialogs/choose-country',
  },
  detector: {
    files: ['utils/discord-page/dialogs/detect.ts'],
    tests: 'utils/discord-page/dialogs',
  },
  scanner: {
    files: ['utils/discord-page/gateway-tap/payload-scanner.ts'],
    tests: 'utils/discord-page/gateway-tap',
  },
};

/** The share of mutants in percent that the tests of each group must kill. */
export const LOWEST_SCORE = 85;
