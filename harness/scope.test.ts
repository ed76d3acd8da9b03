import { describe, expect, it } from 'vitest';
import { callSource, readResult } from './scope.ts';

const runHere = async (source: string) => readResult(await new Function(`return ${source}`)());

describe('callSource', () => {
  it('sends arguments and brings back the result', async () => {
    const add = (a: number, b: { more: number }) => [a + b.more];
    expect(await runHere(callSource(add, [1, { more: 2 }]))).toEqual([3]);
  });

  it('waits for a promise', async () => {
    expect(await runHere(callSource(async () => 'later', []))).toBe('later');
  });

  it('keeps an undefined argument in its place', async () => {
    const second = (_: undefined, b: string) => b;
    expect(await runHere(callSource(second, [undefined, 'b']))).toBe('b');
  });

  it('brings back undefined', async () => {
    expect(await runHere(callSource(() => undefined, []))).toBeUndefined();
  });

  it('puts the root before the arguments', async () => {
    expect(await runHere(callSource((root: string, b: string) => root + b, ['b'], `'a'`))).toBe(
      'ab',
    );
  });
});

describe('readResult', () => {
  it('says when a page gave no JSON', () => {
    expect(() => readResult(undefined)).toThrow('undefined instead of JSON');
  });
});
