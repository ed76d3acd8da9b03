import { describe, expect, it } from 'vitest';
import { readHint } from './hint.ts';

const ready = {
  type: 'ready',
  userId: '100000000000000001',
  username: 'ada',
  globalName: null,
  hasPhone: false,
  countryCode: 'GB',
  action: 'REQUIRE_VERIFIED_PHONE',
};

const userChanged = {
  type: 'userChanged',
  userId: '100000000000000001',
  hasPhone: true,
  hasEmail: null,
  hasSmsMfa: false,
};

describe('readHint', () => {
  it.each([
    [ready],
    [{ type: 'actionChanged', action: null }],
    [{ type: 'cannotRead' }],
    [{ type: 'readyMissed' }],
    [userChanged],
  ])('returns a hint as it was sent: %j', (hint) => {
    expect(readHint(JSON.stringify(hint))).toEqual(hint);
  });

  it('drops fields that do not belong to a hint', () => {
    expect(readHint(JSON.stringify({ ...ready, authorization: 'x' }))).toEqual(ready);
  });

  it.each([
    [{ countryCode: 'T1' }, { countryCode: null }],
    [{ countryCode: { name: 'GB' } }, { countryCode: null }],
    [{ username: 1 }, { username: '' }],
    [{ username: 'x'.repeat(101) }, { username: 'x'.repeat(50) }],
    [{ globalName: ['Ada'] }, { globalName: null }],
    [{ hasPhone: '+1' }, { hasPhone: false }],
    [{ action: undefined }, { action: null }],
    [{ action: {} }, { action: 'UNKNOWN' }],
    [{ action: 'Call +1 415 555 0123' }, { action: 'UNKNOWN' }],
    [{ action: 'A'.repeat(65) }, { action: 'UNKNOWN' }],
    [{ action: 'SOMETHING_NEW' }, { action: 'SOMETHING_NEW' }],
  ])('keeps what it knows of a READY with the unknown value %j', (unknown, read) => {
    expect(readHint(JSON.stringify({ ...ready, ...unknown }))).toEqual({ ...ready, ...read });
  });

  it.each([
    [{ ...ready, userId: 1 }],
    [{ ...ready, userId: 'ada' }],
    [{ ...userChanged, userId: 'ada' }],
    [{ type: 'other' }],
    [null],
    [[]],
    ['ready'],
  ])('returns null for %j', (hint) => {
    expect(readHint(JSON.stringify(hint))).toBeNull();
  });
});
