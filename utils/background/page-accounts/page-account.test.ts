import { describe, expect, it } from 'vitest';
import { pageAccountOf } from './page-account.ts';

describe('pageAccountOf', () => {
  const account = (userId: string) => ({ userId, tabId: 1, ready: null, action: userId });

  it('never returns another user’s account', () => {
    expect(pageAccountOf([], '1')).toBeNull();
    expect(pageAccountOf([account('2')], '1')).toBeNull();
    expect(pageAccountOf([account('2'), account('1')], '1')).toEqual(account('1'));
  });

  it('returns the latest account when no user is given', () => {
    expect(pageAccountOf([account('2'), account('1')], null)).toEqual(account('2'));
    expect(pageAccountOf([], null)).toBeNull();
  });
});
