import { describe, expect, it } from 'vitest';
import { pageUserOf } from './page-user.ts';

describe('the page’s user', () => {
  it('is unknown when the tab shows another client than was asked about', () => {
    const found = {
      origin: 'https://canary.discord.com',
      path: '/',
      userIdCache: null,
      loadedBeforeExtension: false,
    };
    expect(pageUserOf(found, 'https://discord.com')).toEqual({ status: 'noPage' });
  });

  it('is the one that the page keeps, as the JSON string that it is', () => {
    expect(
      pageUserOf(
        {
          origin: 'https://discord.com',
          path: '/channels/@me',
          userIdCache: '"100000000000000001"',
          loadedBeforeExtension: true,
        },
        'https://discord.com',
      ),
    ).toEqual({
      status: 'signedIn',
      userId: '100000000000000001',
      loadedBeforeExtension: true,
    });
  });

  it.each([
    [
      'there is none',
      {
        origin: 'https://discord.com',
        path: '/channels/@me',
        userIdCache: null,
        loadedBeforeExtension: false,
      },
    ],
    [
      'the sign-in page is open, whoever was there before',
      {
        origin: 'https://discord.com',
        path: '/login',
        userIdCache: '"100000000000000001"',
        loadedBeforeExtension: false,
      },
    ],
    [
      'it is not an id',
      {
        origin: 'https://discord.com',
        path: '/channels/@me',
        userIdCache: '"undefined"',
        loadedBeforeExtension: false,
      },
    ],
  ])('is nobody when %s', (_when, found) => {
    expect(pageUserOf(found, 'https://discord.com')).toEqual({ status: 'signedOut' });
  });
});
