import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { judgeAll } from './reading/judge.ts';
import { reportOf } from './reading/report.ts';

// Writes docs/reading.md; with --check it only compares. Fails when a number is read wrong without a doubt.

const REPORT = new URL('../docs/reading.md', import.meta.url);

const { values } = parseArgs({ options: { check: { type: 'boolean' } } });
const rows = judgeAll();
const report = reportOf(rows);
console.log(report);
const wrong = rows.flatMap((row) => row.wrong);
for (const each of wrong) console.error(`Wrong: ${each}`);
if (values.check === true) {
  if (readFileSync(REPORT, 'utf8') !== report) {
    console.error('docs/reading.md is out of date: npm run reading');
    process.exitCode = 1;
  }
} else writeFileSync(REPORT, report);
if (wrong.length > 0) process.exitCode = 1;
