import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { exceptionsSchema, findAuditProblems } from './audit/find-audit-problems.ts';

const EXCEPTIONS = 'audit-exceptions.json';
const exceptions = exceptionsSchema.parse(JSON.parse(readFileSync(EXCEPTIONS, 'utf8')));

const npm = process.env.npm_execpath;
if (npm === undefined) throw new Error('Start this script with npm: npm run audit');
const { stdout } = spawnSync(process.execPath, [npm, 'audit', '--json'], {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});

const problems = findAuditProblems(
  parseJson(stdout),
  exceptions,
  new Date().toISOString().slice(0, 10),
);
if (problems === undefined) {
  console.log('Not audited: the registry did not return a report.');
} else if (problems.length > 0) {
  console.error(problems.join('\n'));
  console.error(
    `A vulnerability that cannot be fixed yet needs an exception in ${EXCEPTIONS}, with a reason and an end date.`,
  );
  process.exitCode = 1;
} else {
  console.log(
    `No known vulnerabilities in the packages, except for ${exceptions.length} exceptions.`,
  );
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
