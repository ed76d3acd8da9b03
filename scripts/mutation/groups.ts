/** What an answer means to the user. These files are in the machine's folder, and in the group of the answers. */
const FAILURES = [
  'utils/background/flow/machine/failure-table.ts',
  'utils/background/flow/machine/to-failure.ts',
];

/** The code that is mutated, in groups that each need a score of their own. Tests and `testing` folders are left out. */
export const GROUPS: Readonly<Record<string, readonly string[]>> = {
  flow: ['utils/background/flow/machine/*.ts', ...FAILURES.map((file) => `!${file}`)],
  session: ['utils/background/session/machine/*.ts'],
  answers: [
    'utils/background/discord-api/current-user.ts',
    'utils/background/discord-api/field-errors.ts',
    'utils/background/discord-api/mfa-challenge.ts',
    'utils/background/discord-api/parse-response.ts',
    'utils/background/discord-api/retry-after.ts',
    ...FAILURES,
  ],
  phone: ['utils/shared/phone/**/*.ts', 'utils/discord-page/dialogs/read-for-dialog.ts'],
  country: ['utils/discord-page/dialogs/choose-country.ts'],
  detector: ['utils/discord-page/dialogs/detect.ts'],
  scanner: ['utils/discord-page/gateway-tap/payload-scanner.ts'],
};

/** The share of mutants in percent that the tests of each group must kill. */
export const LOWEST_SCORE = 85;
