import { describe, expect, it } from 'vitest';
import { readResult, toCallSource } from './scope.ts';

const runHere = async (source: string) => readResult(await new Function(`return ${source}`)());

describe('toCallSource', () => {
  it('passes arguments and returns the result', async () => {
    const add = (a: number, b: { more: number }) => [a + b.more];
    expect(await runHere(toCallSource(add, [1, { more: 2 }]))).toEqual([3]);
  });

  it('awaits a promise', async () => {
    expect(await runHere(toCallSource(async () => 'later', []))).toBe('later');
  });

  it('keeps the position of an undefined argument', async () => {
    const second = (_: undefined, b: string) => b;
    expect(await runHere(toCallSource(second, [undefined, 'b']))).toBe('b');
  });

  it('returns undefined', async () => {
    expect(await runHere(toCallSource(() => undefined, []))).toBeUndefined();
  });

  it('passes the root before the arguments', async () => {
    expect(await runHere(toCallSource((root: string, b: string) => root + b, ['b'], `'a'`))).toBe(
      'ab',
    );
  });
});

describe('readResult', () => {
  it('throws when a page returned no JSON', () => {
    expect(() => readResult(undefined)).toThrow('undefined instead of JSON');
  });
});
