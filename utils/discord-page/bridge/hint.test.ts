import { describe, expect, it } from 'vitest';
import { readHint } from './hint.ts';

const ready = {
  type: 'ready',
  userId: '1',
  username: 'ada',
  globalName: null,
  hasPhone: false,
  countryCode: 'GB',
  action: 'REQUIRE_VERIFIED_PHONE',
};

const userChanged = {
  type: 'userChanged',
  userId: '1',
  hasPhone: true,
  hasEmail: null,
  hasSmsMfa: false,
};

describe('readHint', () => {
  it.each([
    [ready],
    [{ type: 'actionChanged', action: null }],
    [{ type: 'cannotRead' }],
    [userChanged],
  ])('returns a hint as it was sent: %j', (hint) => {
    expect(readHint(JSON.stringify(hint))).toEqual(hint);
  });

  it('drops fields that do not belong to a hint', () => {
    expect(readHint(JSON.stringify({ ...ready, authorization: 'x' }))).toEqual(ready);
  });

  it.each([
    [{ ...ready, userId: 1 }],
    [{ ...ready, hasPhone: '+1' }],
    [{ ...ready, username: 'x'.repeat(101) }],
    [{ ...ready, action: {} }],
    [{ type: 'actionChanged' }],
    [{ ...userChanged, hasPhone: '+14155550123' }],
    [{ ...userChanged, hasEmail: undefined }],
    [{ type: 'other' }],
    [null],
    [[]],
    ['ready'],
  ])('returns null for %j', (hint) => {
    expect(readHint(JSON.stringify(hint))).toBeNull();
  });
});
