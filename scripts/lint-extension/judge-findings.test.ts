import { describe, expect, it } from 'vitest';
import { judgeFindings } from './judge-findings.ts';

const PREACT = 'a();t.innerHTML=g.__html';
const files: Readonly<Record<string, string>> = {
  'assistant.js': PREACT,
  'chunks/send-abc.js': PREACT,
  'background.js': 'a();t.innerHTML=name',
};
const read = (file: string): string => files[file] ?? '';
const assignment = (file: string) => ({
  code: 'UNSAFE_VAR_ASSIGNMENT',
  message: 'Unsafe assignment to innerHTML',
  file,
  line: 1,
  column: 5,
});
const known = [assignment('assistant.js'), assignment('chunks/send-abc.js')];
const judge = (warnings: typeof known, errors: typeof known = []) =>
  judgeFindings({ errors, warnings, notices: [] }, read);

describe('what the extension lint finds', () => {
  it('passes with exactly the two assignments of Preact', () => {
    expect(judge(known)).toEqual([]);
  });

  it('fails on an assignment that is not Preact’s', () => {
    expect(judge([...known, assignment('background.js')])).toEqual([
      'background.js:1:5 UNSAFE_VAR_ASSIGNMENT: Unsafe assignment to innerHTML',
    ]);
  });

  it('fails on a second assignment in a script that has one already', () => {
    expect(judge([...known, assignment('assistant.js')])).toHaveLength(1);
  });

  it('fails on any error', () => {
    const error = { ...assignment('manifest.json'), code: 'MANIFEST_INVALID' };
    expect(judge(known, [error])).toHaveLength(1);
  });

  it('fails when a known finding is gone, so that the list stays true', () => {
    expect(judge(known.slice(1))).toEqual([
      'UNSAFE_VAR_ASSIGNMENT in ^assistant\\.js$ is gone: take it off the list',
    ]);
  });
});
