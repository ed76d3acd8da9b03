import { describe, expect, it } from 'vitest';
import { pageAccountOf } from './page-account.ts';

describe('what was told of a user', () => {
  const told = (userId: string) => ({ userId, tabId: 1, ready: null, action: userId });

  it('is never what was told of somebody else', () => {
    expect(pageAccountOf([], '1')).toBeNull();
    expect(pageAccountOf([told('2')], '1')).toBeNull();
    expect(pageAccountOf([told('2'), told('1')], '1')).toEqual(told('1'));
  });

  it('is what was told last where no user is asked for', () => {
    expect(pageAccountOf([told('2'), told('1')], null)).toEqual(told('2'));
    expect(pageAccountOf([], null)).toBeNull();
  });
});
