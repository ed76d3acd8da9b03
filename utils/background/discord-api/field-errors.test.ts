import { describe, expect, it } from 'vitest';
import { flattenFieldErrors } from './field-errors.ts';

const error = { code: 'CODE', message: 'words' };

/** An error this many fields deep. */
const nested = (levels: number): unknown =>
  levels === 0 ? { _errors: [error] } : { a: nested(levels - 1) };

describe('flattenFieldErrors', () => {
  it('keeps Discord’s order and names each field by its path', () => {
    const other = { code: 'OTHER', message: 'more words' };
    const tree = {
      phone: { _errors: [error, other] },
      list: { 0: { name: { _errors: [other] } } },
      _errors: [error],
    };
    expect(flattenFieldErrors(tree)).toEqual([
      { path: 'phone', ...error },
      { path: 'phone', ...other },
      { path: 'list.0.name', ...other },
      { path: '', ...error },
    ]);
  });

  it.each([undefined, null, 'phone', 7, [], [{ _errors: [error] }]])(
    'finds nothing in what is not a tree: %j',
    (tree) => {
      expect(flattenFieldErrors(tree)).toEqual([]);
    },
  );

  it.each([null, 'words', [error], { 0: error }])(
    'finds nothing in a list of errors that is none: %j',
    (entries) => {
      const list = Array.isArray(entries) ? [entries] : entries;
      expect(flattenFieldErrors({ phone: { _errors: list } })).toEqual([]);
    },
  );

  it('takes an entry without code or message as empty texts', () => {
    const entries = [{ code: 'CODE' }, { message: 'words' }, { code: 1, message: null }, null, 'x'];
    expect(flattenFieldErrors({ phone: { _errors: entries } })).toEqual([
      { path: 'phone', code: 'CODE', message: '' },
      { path: 'phone', code: '', message: 'words' },
      { path: 'phone', code: '', message: '' },
    ]);
  });

  it('reads ten fields deep and no deeper', () => {
    expect(flattenFieldErrors(nested(10))).toEqual([{ path: 'a.a.a.a.a.a.a.a.a.a', ...error }]);
    expect(flattenFieldErrors(nested(11))).toEqual([]);
  });
});
