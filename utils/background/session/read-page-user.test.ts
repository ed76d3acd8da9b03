import { describe, expect, it } from 'vitest';
import { toPageUser } from './read-page-user.ts';

describe('toPageUser', () => {
  it('finds no page when the tab shows another client', () => {
    const found = {
      origin: 'https://canary.discord.com',
      path: '/',
      userIdCache: null,
      lacksReady: false,
    };
    expect(toPageUser(found, 'https://discord.com')).toEqual({ status: 'noPage' });
  });

  it('reads the id that the page keeps as a JSON string', () => {
    expect(
      toPageUser(
        {
          origin: 'https://discord.com',
          path: '/channels/@me',
          userIdCache: '"100000000000000001"',
          lacksReady: true,
        },
        'https://discord.com',
      ),
    ).toEqual({
      status: 'signedIn',
      userId: '100000000000000001',
      lacksReady: true,
    });
  });

  it.each([
    [
      'the page keeps no id',
      {
        origin: 'https://discord.com',
        path: '/channels/@me',
        userIdCache: null,
        lacksReady: false,
      },
    ],
    [
      'the sign-in page is open, even with the last user’s id',
      {
        origin: 'https://discord.com',
        path: '/login',
        userIdCache: '"100000000000000001"',
        lacksReady: false,
      },
    ],
    [
      'the value is not an id',
      {
        origin: 'https://discord.com',
        path: '/channels/@me',
        userIdCache: '"undefined"',
        lacksReady: false,
      },
    ],
  ])('finds nobody signed in when %s', (_when, found) => {
    expect(toPageUser(found, 'https://discord.com')).toEqual({ status: 'signedOut' });
  });
});
