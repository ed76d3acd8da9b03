import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { GROUPS, LOWEST_SCORE } from './mutation/groups.ts';
import { describeSurvivor, type Score, scoreOf } from './mutation/score.ts';

// Changes the code in thousands of small ways and counts the changes that no unit test notices, by group. Reports to
// look at are written to .output/mutation. Fails when a group's tests notice too few.

const { values, positionals } = parseArgs({
  options: {
    /** How many changes are tested at the same time. */
    concurrency: { type: 'string', default: String(availableParallelism()) },
  },
  allowPositionals: true,
});
const unknown = positionals.find((name) => !Object.hasOwn(GROUPS, name));
if (unknown !== undefined)
  throw new Error(`There is no group named ${unknown}: name ${Object.keys(GROUPS).join(', ')}`);

const scores: [group: string, Score][] = [];
for (const [group, { files, tests }] of Object.entries(GROUPS)) {
  if (positionals.length > 0 && !positionals.includes(group)) continue;
  const report = `.output/mutation/${group}`;
  console.log(`\n▶ ${group}`);
  const mutants = await new Stryker({
    mutate: [...files, '!**/*.test.ts', '!**/testing/**'],
    vitest: { configFile: 'scripts/mutation/vitest.config.ts', dir: tests, related: true },
    concurrency: Number(values.concurrency),
    htmlReporter: { fileName: `${report}.html` },
    jsonReporter: { fileName: `${report}.json` },
  }).runMutationTest();
  const score = scoreOf(mutants);
  scores.push([group, score]);
  for (const survivor of score.survivors) console.log(describeSurvivor(survivor));
}

const row = (cells: readonly (string | number)[]): string =>
  cells
    .map((cell, at) => (at === 0 ? String(cell).padEnd(10) : String(cell).padStart(10)))
    .join('');
console.log(`\n${row(['group', 'mutants', 'killed', 'survived', 'score'])}`);
for (const [group, { mutants, killed, survivors, percent }] of scores)
  console.log(row([group, mutants, killed, survivors.length, `${percent.toFixed(1)} %`]));

const tooLow = scores.filter(([, { percent }]) => percent < LOWEST_SCORE).map(([group]) => group);
if (tooLow.length > 0) {
  console.error(`Below ${LOWEST_SCORE} %: ${tooLow.join(', ')}`);
  process.exitCode = 1;
}
