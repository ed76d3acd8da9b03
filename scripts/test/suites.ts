import { spawnSync } from 'node:child_process';

/** One part of a suite: a shell command that fails or passes. */
export interface Part {
  readonly name: string;
  readonly command: string;
  /** The projects of vitest.config.ts that it runs. */
  readonly projects: readonly string[];
  /** Added to the environment. */
  readonly env: Readonly<Record<string, string>>;
}

const part = (
  name: string,
  command: string,
  projects: readonly string[] = [],
  env: Part['env'] = {},
): Part => ({ name, command, projects, env });

const vitest = (name: string, projects: readonly string[], env: Part['env'] = {}): Part =>
  part(
    name,
    ['vitest run', ...projects.map((each) => `--project ${each}`)].join(' '),
    projects,
    env,
  );

const BROWSERS = ['chromium', 'firefox'];

const CHECKS: readonly Part[] = [
  part('types, lint, imports, unused code', 'npm run -s check'),
  vitest('unit tests', ['unit']),
  part('packages for both browsers', 'npm run -s zip'),
  part('extension lint', 'npm run -s lint:extension'),
  part('size budgets', 'node scripts/size.ts'),
  vitest('package tests', ['package']),
];
const CORE = part('core end-to-end tests', 'node scripts/e2e.ts --tags core', BROWSERS);
const OTHERS = part('all other end-to-end tests', `node scripts/e2e.ts --tags "!core"`, BROWSERS);
const POLYFILL = part('core end-to-end tests with the polyfill', 'npm run -s test:polyfill', [
  'chromium',
]);

/** Together, because the deep tests wait for much of their time. */
const deepTests = (cases: number, env: Part['env'] = {}): Part =>
  vitest(
    `deep tests and properties with ${cases} cases`,
    ['deep-chromium', 'deep-firefox', 'deep-properties'],
    { ...env, HANDSET_PROPERTY_CASES: String(cases) },
  );

/** 1, 2 or 3. Which one follows from the commit, so every third of the deep tests is run again and again. */
function thirdOfCommit(): string {
  const { stdout } = spawnSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' });
  return String((Number.parseInt(stdout.slice(0, 8), 16) % 3) + 1);
}

export type SuiteName = 'core' | 'all' | 'rest';

/** The parts of a suite, in their order: `npm test`, `npm run test:all`, and what CI runs after `npm test`. */
export function partsOf(suite: SuiteName): readonly Part[] {
  switch (suite) {
    case 'core':
      return [...CHECKS, CORE];
    case 'all':
      return [...CHECKS, CORE, POLYFILL, OTHERS, deepTests(100_000)];
    case 'rest': {
      const HANDSET_THIRD = process.env.HANDSET_THIRD ?? thirdOfCommit();
      return [POLYFILL, OTHERS, deepTests(20_000, { HANDSET_THIRD })];
    }
  }
}
