import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { judgeFindings, lintReport } from './lint-extension/judge-findings.ts';

const build = fileURLToPath(new URL('../.output/firefox-mv3', import.meta.url));
const { stdout, stderr } = spawnSync(
  'npx',
  ['web-ext', 'lint', '--source-dir', build, '--output', 'json', '--no-config-discovery'],
  { encoding: 'utf8', shell: process.platform === 'win32' },
);
const start = stdout.indexOf('{');
if (start === -1) throw new Error(`web-ext lint printed no report.\n${stdout}${stderr}`);

const report = lintReport.parse(JSON.parse(stdout.slice(start)));
const problems = judgeFindings(report, (file) => readFileSync(path.join(build, file), 'utf8'));
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
} else {
  console.log(
    'The extension lint finds Preact’s two known assignments of innerHTML, and nothing else.',
  );
}
