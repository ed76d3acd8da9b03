import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packedKey } from '#shared/i18n/packed-key.ts';
import { keyTable } from './key-table.ts';

const namesOf = (keys: readonly string[]) => {
  const table = keyTable(keys);
  return keys.map((key) => packedKey(key, table));
};

it('any keys get names of two letters or digits, none of them twice', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.stringMatching(/^[a-z][A-Za-z_]{2,30}$/), { maxLength: 400 }),
      (keys) => {
        const names = namesOf(keys);
        expect(new Set(names).size).toBe(keys.length);
        for (const name of names) expect(name).toMatch(/^[a-z1-9][a-z0-9]$/);
      },
    ),
    { numRuns: 30 },
  );
});

it('the same keys get the same names', () => {
  const keys = ['appName', 'connectButton', 'failure_network'];
  expect(namesOf(keys)).toEqual(namesOf(keys));
});

it('keys that are more than the names are refused', () => {
  const keys = Array.from({ length: 1400 }, (_, at) => `text${at}`);
  expect(() => keyTable(keys)).toThrow('1400 keys are too many');
});
