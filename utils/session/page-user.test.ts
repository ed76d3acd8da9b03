import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageUserOf } from './page-user.ts';

describe('the page’s user', () => {
  it('is the one that the page keeps, as the JSON string that it is', () => {
    expect(pageUserOf({ path: '/channels/@me', userIdCache: '"100000000000000001"' })).toEqual({
      status: 'signedIn',
      userId: '100000000000000001',
    });
  });

  it.each([
    ['there is none', { path: '/channels/@me', userIdCache: null }],
    [
      'the sign-in page is open, whoever was there before',
      { path: '/login', userIdCache: '"100000000000000001"' },
    ],
    ['it is not an id', { path: '/channels/@me', userIdCache: '"undefined"' }],
  ])('is nobody when %s', (_when, found) => {
    expect(pageUserOf(found)).toEqual({ status: 'signedOut' });
  });

  it('is unknown, and nothing is thrown, for whatever else a page could hold', () => {
    fc.assert(
      fc.property(fc.anything(), (found) => {
        expect(['signedOut', 'noPage', 'signedIn']).toContain(pageUserOf(found).status);
      }),
    );
  });
});
