import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findLintProblems, lintReportSchema } from './lint-extension/find-lint-problems.ts';

const buildDir = fileURLToPath(new URL('../.output/firefox-mv3', import.meta.url));
const { stdout, stderr } = spawnSync(
  'npx',
  ['web-ext', 'lint', '--source-dir', buildDir, '--output', 'json', '--no-config-discovery'],
  { encoding: 'utf8', shell: process.platform === 'win32' },
);
const start = stdout.indexOf('{');
if (start === -1) throw new Error(`web-ext lint did not print a report.\n${stdout}${stderr}`);

const report = lintReportSchema.parse(JSON.parse(stdout.slice(start)));
const problems = findLintProblems(report, (file) =>
  readFileSync(path.join(buildDir, file), 'utf8'),
);
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
} else {
  console.log('web-ext lint finds only the two known innerHTML assignments of Preact.');
}
