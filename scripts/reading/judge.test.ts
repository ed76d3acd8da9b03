import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { allExamples } from './forms.ts';
import { judgeAll } from './judge.ts';
import { reportOf } from './report.ts';

const rows = judgeAll();

it('no number of any country is read wrong without a doubt, however it is written', () => {
  expect(allExamples()).toHaveLength(245);
  expect(rows.flatMap(({ wrong }) => wrong)).toEqual([]);
});

it('docs/reading.md is what npm run reading writes', () => {
  const report = new URL('../../docs/reading.md', import.meta.url);
  expect(readFileSync(report, 'utf8')).toBe(reportOf(rows));
});
