import { describe, expect, it } from 'vitest';
import { createDiscordPages } from './discord-pages.ts';
import type { DiscordTab, PageUser } from './machine/page-user.ts';

const ADA = '100000000000000001';
const BOB = '100000000000000002';
const signedIn = (userId: string): PageUser => ({
  status: 'signedIn',
  userId,
  lacksReady: false,
});
const noPage: PageUser = { status: 'noPage' };
const signedOut: PageUser = { status: 'signedOut' };

type Tabs = readonly (readonly [tabId: number, PageUser, DiscordTab['origin']?])[];

/** A browser with these tabs, the last used one first. */
const pagesOf = (tabs: Tabs) =>
  createDiscordPages({
    readPageUser: async (tabId) => tabs.find(([id]) => id === tabId)?.[1] ?? noPage,
    findDiscordTabs: async () =>
      tabs.map(([tabId, , origin = 'https://discord.com']) => ({ tabId, origin })),
    hasSiteAccess: async () => true,
  });

describe('Go to Discord', () => {
  const account = { userId: ADA, tabId: 1 };

  it.each<[string, Tabs, number | null]>([
    [
      'its own tab',
      [
        [2, signedIn(BOB)],
        [1, signedIn(ADA)],
      ],
      1,
    ],
    [
      'its own tab, where nobody is signed in any more',
      [
        [2, signedIn(ADA)],
        [1, signedOut],
      ],
      1,
    ],
    [
      'its own tab, which is busy',
      [
        [2, signedIn(ADA)],
        [1, noPage],
      ],
      1,
    ],
    [
      'one of the same user when its own shows another',
      [
        [1, signedIn(BOB)],
        [2, signedIn(ADA)],
      ],
      2,
    ],
    [
      'one of the same user when its own is closed',
      [
        [3, signedIn(BOB)],
        [2, signedIn(ADA)],
      ],
      2,
    ],
    [
      'a new tab rather than another account’s',
      [
        [1, signedIn(BOB)],
        [2, signedIn(BOB)],
      ],
      null,
    ],
    ['a new tab when there is none', [], null],
  ])('goes for an account to %s', async (_, tabs, tabId) => {
    expect(await pagesOf(tabs).findTabFor(account)).toBe(tabId);
  });

  it('goes without an account to the last used tab', async () => {
    expect(
      await pagesOf([
        [3, signedIn(BOB)],
        [1, signedIn(ADA)],
      ]).findTabFor(null),
    ).toBe(3);
    expect(await pagesOf([]).findTabFor(null)).toBeNull();
  });
});

describe('the user of a session’s page', () => {
  const own = { tabId: 1, origin: 'https://discord.com' } as const;

  it.each<[string, Tabs, { tabId: number; pageUser: PageUser }]>([
    [
      'its own tab',
      [
        [1, signedIn(BOB)],
        [2, signedIn(ADA)],
      ],
      { tabId: 1, pageUser: signedIn(BOB) },
    ],
    [
      'another tab of the same user',
      [
        [3, signedIn(BOB)],
        [2, signedIn(ADA)],
      ],
      { tabId: 2, pageUser: signedIn(ADA) },
    ],
    [
      'nobody when only another account is there',
      [
        [3, signedIn(BOB)],
        [2, signedOut],
      ],
      { tabId: 1, pageUser: noPage },
    ],
    [
      'nobody when the same user is on another host',
      [[2, signedIn(ADA), 'https://canary.discord.com']],
      { tabId: 1, pageUser: noPage },
    ],
  ])('is told by %s', async (_, tabs, answer) => {
    expect(await pagesOf(tabs).userOfSession(own, ADA)).toEqual(answer);
  });
});
