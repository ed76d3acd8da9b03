import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeSurvivor, type MutantResult, scoreOf } from './score.ts';

const mutant = (status: string): MutantResult => ({
  fileName: path.resolve('utils/shared/snowflake.ts'),
  status,
  mutatorName: 'BlockStatement',
  replacement: '{\n  }',
  location: { start: { line: 3, column: 1 } },
});

describe('scoreOf', () => {
  it('counts killed mutants and endless ones against those that no test noticed', () => {
    const score = scoreOf(['Killed', 'Timeout', 'Killed', 'Survived', 'NoCoverage'].map(mutant));
    expect(score).toMatchObject({ mutants: 5, killed: 3, percent: 60 });
    expect(score.survivors.map(({ status }) => status)).toEqual(['Survived', 'NoCoverage']);
  });

  it('leaves out mutants that could not run', () => {
    const results = ['Killed', 'RuntimeError', 'CompileError', 'Ignored'].map(mutant);
    expect(scoreOf(results)).toMatchObject({ mutants: 1, killed: 1, percent: 100 });
  });

  it('gives no score to a group without mutants', () => {
    expect(scoreOf([]).percent).toBe(0);
  });
});

describe('describeSurvivor', () => {
  it('names the place and the change in one line', () => {
    expect(describeSurvivor(mutant('Survived'))).toBe(
      'Survived  utils/shared/snowflake.ts:3:1  BlockStatement  { }',
    );
  });
});
