import { describe, expect, it } from 'vitest';
import { findLintProblems } from './find-lint-problems.ts';

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
const problemsIn = (warnings: typeof known, errors: typeof known = []) =>
  findLintProblems({ errors, warnings, notices: [] }, read);

describe('findLintProblems', () => {
  it('accepts exactly the two assignments of Preact', () => {
    expect(problemsIn(known)).toEqual([]);
  });

  it('reports an assignment that is not Preact’s', () => {
    expect(problemsIn([...known, assignment('background.js')])).toEqual([
      'background.js:1:5 UNSAFE_VAR_ASSIGNMENT: Unsafe assignment to innerHTML',
    ]);
  });

  it('reports a second assignment in a script that already has a known one', () => {
    expect(problemsIn([...known, assignment('assistant.js')])).toHaveLength(1);
  });

  it('reports any error', () => {
    const error = { ...assignment('manifest.json'), code: 'MANIFEST_INVALID' };
    expect(problemsIn(known, [error])).toHaveLength(1);
  });

  it('reports a known finding that no longer occurs, so that the list stays correct', () => {
    expect(problemsIn(known.slice(1))).toEqual([
      'UNSAFE_VAR_ASSIGNMENT in ^assistant\\.js$ no longer occurs: remove it from KNOWN',
    ]);
  });
});
