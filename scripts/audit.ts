import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { exceptionsSchema, judgeReport } from './audit/judge-report.ts';

const EXCEPTIONS = 'audit-exceptions.json';
const exceptions = exceptionsSchema.parse(JSON.parse(readFileSync(EXCEPTIONS, 'utf8')));

const npm = process.env.npm_execpath;
if (npm === undefined) throw new Error('This is started by npm: npm run audit');
const { stdout } = spawnSync(process.execPath, [npm, 'audit', '--json'], {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});

const problems = judgeReport(parsed(stdout), exceptions, new Date().toISOString().slice(0, 10));
if (problems === undefined) {
  console.log('Not audited: the registry did not answer with a report.');
} else if (problems.length > 0) {
  console.error(problems.join('\n'));
  console.error(`What has to stay for now is written into ${EXCEPTIONS}: why, and until when.`);
  process.exitCode = 1;
} else {
  console.log(`Nothing is known against the packages, but for ${exceptions.length} exceptions.`);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
