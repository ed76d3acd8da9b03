import { spawnSync } from 'node:child_process';
import { partsOf, type SuiteName } from './test/suites.ts';

// Runs the parts of a suite one after the other, stops at the first that fails, and prints how long each took.

const isSuite = (name: string | undefined): name is SuiteName =>
  name === 'core' || name === 'all' || name === 'rest';

const suite = process.argv[2];
if (!isSuite(suite)) throw new Error('Name a suite: core, all or rest');

const durations: string[] = [];
for (const { name, command, env } of partsOf(suite)) {
  const settings = Object.entries(env).map(([variable, value]) => `${variable}=${value}`);
  const title = [name, ...settings].join(', ');
  console.log(`\n▶ ${title}`);
  const start = performance.now();
  const { status } = spawnSync(command, {
    shell: true,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  durations.push(`${seconds.padStart(6)} s  ${title}${status === 0 ? '' : '  FAILED'}`);
  if (status === 0) continue;
  process.exitCode = 1;
  break;
}
console.log(`\n${durations.join('\n')}`);
