import { describe, expect, it } from 'vitest';
import type { DiscordOrigin } from '#shared/discord-hosts.ts';
import { memoryItem } from '#shared/storage/testing/memory-item.ts';
import type { CallResult } from '../discord-api/call-error.ts';
import type { CurrentUser } from '../discord-api/current-user.ts';
import type { ReadyUser } from '../page-accounts/page-account.ts';
import { createDiscordPages } from './discord-pages.ts';
import { type Candidate, userIdIn } from './machine/candidate.ts';
import type { Connection } from './machine/connection.ts';
import type { PageUser } from './machine/page-user.ts';
import { createSessionRunner, type SessionRunner } from './session-runner.ts';

const IDLE_MS = 30 * 60 * 1000;

const ALICE = '100000000000000001';
const BOB = '100000000000000002';
const TAB = 7;

const userOf = (id: string): CurrentUser => ({
  id,
  username: id === ALICE ? 'alice' : 'bob',
  globalName: null,
  phone: '+14155550123',
  hasEmail: true,
  hasSmsMfa: false,
  isQuarantined: false,
});

/** In the form of Discord's: the user's id in base64, then what is secret. */
const authorizationOf = (id: string): string => `${btoa(id)}.authorization-of`;

const candidateOf = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  authorization: authorizationOf(id),
  origin: 'https://discord.com',
  locale: 'de',
  tabId: TAB,
  ...more,
});

/** A browser with one Discord tab in which Alice is signed in. */
function world() {
  const state = {
    now: 1_000_000,
    neverIdle: false,
    tabs: new Map<number, PageUser>([
      [TAB, { status: 'signedIn', userId: ALICE, loadedBeforeExtension: false }],
    ]),
    /** Tabs of another client than discord.com. */
    canaryTabs: new Set<number>(),
    hasSiteAccess: true,
    asked: [] as string[],
    reply: (candidate: Candidate): CallResult<CurrentUser> => ({
      ok: true,
      value: userOf(userIdIn(candidate.authorization) ?? ''),
    }),
    /** What gateways told. */
    readies: [] as ReadyUser[],
    pageUsers: [] as string[],
    item: memoryItem<Connection>(),
  };
  const originOf = (tabId: number): DiscordOrigin =>
    state.canaryTabs.has(tabId) ? 'https://canary.discord.com' : 'https://discord.com';
  const create = () =>
    createSessionRunner({
      item: state.item,
      now: () => state.now,
      idleMs: async () => (state.neverIdle ? null : IDLE_MS),
      pages: createDiscordPages({
        readPageUser: async (tabId, origin) =>
          (origin === originOf(tabId) && state.tabs.get(tabId)) || { status: 'noPage' },
        findDiscordTabs: async () =>
          [...state.tabs.keys()].map((tabId) => ({ tabId, origin: originOf(tabId) })),
        hasSiteAccess: async () => state.hasSiteAccess,
      }),
      getCurrentUser: async (candidate) => {
        state.asked.push(candidate.authorization);
        return state.reply(candidate);
      },
      readyOf: async (userId) => state.readies.find((each) => each.userId === userId) ?? null,
    });
  const session = create();
  session.onPageUser((userId) => void state.pageUsers.push(userId));
  return { state, session, create };
}

const userIdOf = async (session: SessionRunner) => (await session.account())?.userId ?? null;

async function connected() {
  const made = world();
  await made.session.connect();
  await made.session.requestSeen(() => candidateOf(ALICE));
  expect(await userIdOf(made.session)).toBe(ALICE);
  return made;
}

describe('before the user has pressed Connect', () => {
  it('going to Discord’s page connects nothing', async () => {
    const { session, state } = world();
    await session.discordShown();
    await session.pageReady();
    await session.requestSeen(() => candidateOf(ALICE));
    expect([await userIdOf(session), state.asked]).toEqual([null, []]);
  });

  it('no header is looked at, kept or asked about', async () => {
    const { session, state } = world();
    await session.requestSeen(() => candidateOf(ALICE));
    expect(state.asked).toEqual([]);
    expect(await state.item.get()).toBeNull();
  });

  it('the headers of a request are not even read', async () => {
    const { session } = world();
    let reads = 0;
    await session.requestSeen(() => {
      reads += 1;
      return candidateOf(ALICE);
    });
    expect(reads).toBe(0);
  });
});

describe('connecting', () => {
  it('takes the session of the page’s user, and remembers what the account is like', async () => {
    const { state } = await connected();
    expect(await state.item.get()).toEqual({
      status: 'connected',
      session: {
        authorization: authorizationOf(ALICE),
        userId: ALICE,
        origin: 'https://discord.com',
        locale: 'de',
        tabId: TAB,
        connectedAt: 1_000_000,
        lastUsedAt: 1_000_000,
      },
      account: {
        userId: ALICE,
        username: 'alice',
        globalName: null,
        phone: '+14155550123',
        hasPhone: true,
        hasEmail: true,
        hasSmsMfa: false,
        isQuarantined: false,
      },
    });
  });

  it('does not take the header of another account, and asks about it only once', async () => {
    const { session, state } = world();
    await session.connect();
    await session.requestSeen(() => candidateOf(BOB));
    await session.requestSeen(() => candidateOf(BOB));
    expect(await userIdOf(session)).toBeNull();
    expect(state.asked).toHaveLength(1);
    await session.requestSeen(() => candidateOf(ALICE));
    expect(await userIdOf(session)).toBe(ALICE);
  });

  it('says when there is no Discord tab, and when nobody is signed in', async () => {
    const { session, state } = world();
    state.tabs.clear();
    await session.connect();
    expect(await state.item.get()).toMatchObject({ problem: 'noDiscordTab' });
    state.tabs.set(TAB, { status: 'signedOut' });
    await session.recheck();
    expect(await state.item.get()).toMatchObject({ problem: 'signedOut' });
    state.tabs.set(TAB, { status: 'signedIn', userId: ALICE, loadedBeforeExtension: false });
    await session.recheck();
    expect(await state.item.get()).toMatchObject({ status: 'waiting', problem: null });
  });

  it('of a page that was open before asks for a reload where nobody tells whose it is, and asks again after it', async () => {
    const { session, state } = world();
    const page = { status: 'signedIn', userId: ALICE } as const;
    state.tabs.set(TAB, { ...page, loadedBeforeExtension: true });
    state.reply = () => ({
      ok: false,
      error: { name: 'discordError', status: 403, code: 40_002, message: null, fields: [] },
    });
    await session.connect();
    await session.requestSeen(() => candidateOf(ALICE));
    await session.requestSeen(() => candidateOf(ALICE));
    expect(await state.item.get()).toMatchObject({
      status: 'waiting',
      problem: 'loadedBeforeExtension',
    });
    expect(state.asked).toHaveLength(1);
    state.tabs.set(TAB, { ...page, loadedBeforeExtension: false });
    await session.requestSeen(() => candidateOf(ALICE));
    await session.requestSeen(() => candidateOf(ALICE));
    expect(await state.item.get()).toMatchObject({ status: 'waiting', problem: 'accountLocked' });
    expect(state.asked).toHaveLength(2);
  });

  it.each([
    [{ name: 'unauthorized', message: null }, 'signInExpired'],
    [
      { name: 'discordError', status: 403, code: 40_002, message: null, fields: [] },
      'accountLocked',
    ],
    [{ name: 'networkError' }, 'discordUnreachable'],
    [{ name: 'rateLimited', retryAfterMs: 5000, message: null }, 'rateLimited'],
    [{ name: 'discordError', status: 403, code: 40_333, message: null, fields: [] }, 'refused'],
  ] as const)(
    'says what stands in the way when Discord answers %o, and does not ask again by itself',
    async (error, problem) => {
      const { session, state } = world();
      state.reply = () => ({ ok: false, error });
      await session.connect();
      await session.requestSeen(() => candidateOf(ALICE));
      await session.requestSeen(() => candidateOf(ALICE));
      expect(await state.item.get()).toMatchObject({ status: 'waiting', problem });
      expect(state.asked).toHaveLength(1);
      state.reply = (candidate) => ({
        ok: true,
        value: userOf(userIdIn(candidate.authorization) ?? ''),
      });
      await session.connect();
      await session.requestSeen(() => candidateOf(ALICE));
      expect(await userIdOf(session)).toBe(ALICE);
    },
  );

  describe('to an account of which Discord tells nothing while it holds it back', () => {
    const ready = (userId: string): ReadyUser => ({
      userId,
      username: 'alice',
      globalName: 'Alice',
      hasPhone: true,
      countryCode: 'GB',
    });
    const refusing = () => {
      const made = world();
      made.state.reply = () => ({
        ok: false,
        error: { name: 'discordError', status: 403, code: 40_002, message: null, fields: [] },
      });
      return made;
    };

    it('goes by what the page’s gateway said', async () => {
      const { session, state } = refusing();
      state.readies.push(ready(ALICE));
      await session.connect();
      await session.requestSeen(() => candidateOf(ALICE));
      expect(await session.account()).toMatchObject({
        userId: ALICE,
        globalName: 'Alice',
        hasPhone: true,
        phone: null,
      });
    });

    it('does so also when the gateway says it later', async () => {
      const { session, state } = refusing();
      await session.connect();
      await session.requestSeen(() => candidateOf(ALICE));
      expect(await userIdOf(session)).toBeNull();
      state.readies.push(ready(ALICE));
      await session.pageReady();
      await session.requestSeen(() => candidateOf(ALICE));
      expect(await userIdOf(session)).toBe(ALICE);
    });

    it.each([
      ['another account of the user', BOB, [ALICE, BOB]],
      ['a user of whom no gateway told', ALICE, [BOB]],
    ])('takes no authorization of %s', async (_, owner, told) => {
      const { session, state } = refusing();
      state.readies.push(...told.map(ready));
      await session.connect();
      await session.requestSeen(() => candidateOf(owner));
      expect(await userIdOf(session)).toBeNull();
    });

    it('takes no authorization that does not say whose it is', async () => {
      const { session, state } = refusing();
      state.readies.push(ready(ALICE));
      await session.connect();
      await session.requestSeen(() =>
        candidateOf(ALICE, { authorization: 'mfa.authorization-of-alice' }),
      );
      expect(await userIdOf(session)).toBeNull();
    });
  });

  it('asks once however many requests a page makes while it loads', async () => {
    const { session, state } = world();
    await session.connect();
    await Promise.all(
      Array.from({ length: 12 }, () => session.requestSeen(() => candidateOf(ALICE))),
    );
    expect(state.asked).toHaveLength(1);
    expect(await userIdOf(session)).toBe(ALICE);
  });

  it('says when the browser withholds Discord’s sites', async () => {
    const { session, state } = world();
    state.hasSiteAccess = false;
    await session.connect();
    expect(await state.item.get()).toMatchObject({ problem: 'noAccess' });
  });

  it('waits for a tab that does not answer instead of calling it signed out', async () => {
    const { session, state } = world();
    state.tabs.set(TAB, { status: 'noPage' });
    await session.connect();
    expect(await state.item.get()).toMatchObject({ status: 'waiting', problem: null });
  });

  it('does not take what comes in after the user has disconnected meanwhile', async () => {
    const { session, state } = world();
    await session.connect();
    const { promise, resolve } = Promise.withResolvers<void>();
    const original = state.reply;
    let slow: Promise<void> | null = null;
    state.reply = (candidate) => {
      slow = session.disconnect().then(resolve);
      return original(candidate);
    };
    await session.requestSeen(() => candidateOf(ALICE));
    await promise;
    expect(slow).not.toBeNull();
    expect(await state.item.get()).toEqual({ status: 'off', why: 'disconnected' });
  });
});

describe('while connected', () => {
  it('nothing is asked about the page’s ordinary requests, nor about those with another account’s header', async () => {
    const { session, state } = await connected();
    await session.requestSeen(() => candidateOf(ALICE));
    await session.requestSeen(() => candidateOf(BOB));
    expect(state.asked).toHaveLength(1);
    expect(await userIdOf(session)).toBe(ALICE);
  });

  it('a switch of the account in the page is followed', async () => {
    const { session, state } = await connected();
    state.tabs.set(TAB, { status: 'signedIn', userId: BOB, loadedBeforeExtension: false });
    await session.requestSeen(() => candidateOf(BOB));
    expect(await userIdOf(session)).toBe(BOB);
    expect(state.pageUsers.at(-1)).toBe(BOB);
  });

  it('another window or container with another account on the same client does not take over', async () => {
    const { session, state } = await connected();
    state.tabs.set(8, { status: 'signedIn', userId: BOB, loadedBeforeExtension: false });
    await session.requestSeen(() => candidateOf(BOB, { tabId: 8 }));
    expect(await userIdOf(session)).toBe(ALICE);
    expect(state.asked).toHaveLength(1);
    expect(state.pageUsers).toEqual([ALICE]);
  });

  it('another of Discord’s clients with another account does not take over', async () => {
    const { session, state } = await connected();
    state.tabs.set(8, { status: 'signedIn', userId: BOB, loadedBeforeExtension: false });
    state.canaryTabs.add(8);
    await session.requestSeen(() =>
      candidateOf(BOB, { tabId: 8, origin: 'https://canary.discord.com' }),
    );
    expect(await userIdOf(session)).toBe(ALICE);
    expect(state.asked).toHaveLength(1);
  });
});

describe('leave to write', () => {
  it('is given while the page’s user is the session’s', async () => {
    const { session } = await connected();
    expect(await session.checkClearance(ALICE)).toMatchObject({
      ok: true,
      session: { userId: ALICE },
    });
  });

  it('is refused, and the session forgotten, when the page has another user', async () => {
    const { session, state } = await connected();
    state.tabs.set(TAB, { status: 'signedIn', userId: BOB, loadedBeforeExtension: false });
    expect(await session.checkClearance(ALICE)).toEqual({ ok: false, why: 'accountChanged' });
    expect(JSON.stringify(await state.item.get())).not.toContain('authorization-of');
  });

  it('is refused, and the session forgotten, when the page is signed out', async () => {
    const { session, state } = await connected();
    state.tabs.set(TAB, { status: 'signedOut' });
    expect(await session.checkClearance(ALICE)).toEqual({ ok: false, why: 'notConnected' });
    expect(JSON.stringify(await state.item.get())).not.toContain('authorization-of');
  });

  it('is refused while no Discord tab can tell who its user is', async () => {
    const { session, state } = await connected();
    state.tabs.clear();
    expect(await session.checkClearance(ALICE)).toEqual({ ok: false, why: 'noDiscordTab' });
  });

  it('is given on the word of another tab of the same client when the first is gone', async () => {
    const { session, state } = await connected();
    state.tabs.clear();
    state.tabs.set(9, { status: 'signedIn', userId: ALICE, loadedBeforeExtension: false });
    expect(await session.checkClearance(ALICE)).toMatchObject({ ok: true });
  });

  it('is not given on the word of a tab of another client', async () => {
    const { session, state } = await connected();
    state.tabs.clear();
    state.tabs.set(9, { status: 'signedIn', userId: ALICE, loadedBeforeExtension: false });
    state.canaryTabs.add(9);
    expect(await session.checkClearance(ALICE)).toEqual({ ok: false, why: 'noDiscordTab' });
  });

  it('is refused for a flow that belongs to another user', async () => {
    const { session } = await connected();
    expect(await session.checkClearance(BOB)).toEqual({ ok: false, why: 'accountChanged' });
  });
});

describe('the session is forgotten', () => {
  const expectForgotten = async (state: ReturnType<typeof world>['state']) =>
    expect(JSON.stringify(await state.item.get())).not.toContain('authorization-of');

  it('on Disconnect', async () => {
    const { session, state } = await connected();
    await session.disconnect();
    await expectForgotten(state);
  });

  it('when Discord refuses it', async () => {
    const { session, state } = await connected();
    await session.authorizationRefused(authorizationOf(ALICE));
    await expectForgotten(state);
    expect(await state.item.get()).toMatchObject({ status: 'waiting', problem: 'signInExpired' });
    await session.requestSeen(() => candidateOf(ALICE));
    expect(await userIdOf(session)).toBeNull();
  });

  it.each([
    ['the user goes to Discord’s page', (session: SessionRunner) => session.discordShown()],
    ['the page has signed in anew', (session: SessionRunner) => session.pageReady()],
  ])('when Discord refuses it, but is taken again once %s', async (_what, happens) => {
    const { session, state } = await connected();
    await session.authorizationRefused(authorizationOf(ALICE));
    await happens(session);
    expect(await state.item.get()).toMatchObject({ problem: 'signInExpired' });
    await session.requestSeen(() => candidateOf(ALICE));
    expect(await userIdOf(session)).toBe(ALICE);
  });

  it('when the page signs it out, but not when it signs out another account', async () => {
    const { session, state } = await connected();
    await session.pageSignedOut(() => candidateOf(BOB));
    expect(await userIdOf(session)).toBe(ALICE);
    await session.pageSignedOut(() => candidateOf(ALICE));
    await expectForgotten(state);
  });

  it('after half an hour without use, also by a background that was restarted', async () => {
    const { create, state } = await connected();
    state.now += IDLE_MS;
    expect(await userIdOf(create())).toBe(ALICE);
    state.now += 1;
    expect(await userIdOf(create())).toBeNull();
    expect(await state.item.get()).toEqual({ status: 'off', why: 'idle' });
  });

  it('after half an hour in which only the page was busy', async () => {
    const { session, state } = await connected();
    state.now += IDLE_MS + 1;
    await session.requestSeen(() => candidateOf(ALICE));
    expect(await state.item.get()).toEqual({ status: 'off', why: 'idle' });
  });

  it('after half an hour also when the page signed out and in meanwhile', async () => {
    const { session, state } = await connected();
    state.now += IDLE_MS - 1;
    await session.pageSignedOut(() => candidateOf(ALICE));
    await session.requestSeen(() => candidateOf(ALICE));
    expect(await userIdOf(session)).toBe(ALICE);
    state.now += 2;
    expect(await userIdOf(session)).toBeNull();
  });

  it('not while it is used', async () => {
    const { session, state } = await connected();
    for (let use = 0; use < 3; use += 1) {
      state.now += IDLE_MS - 1;
      await session.recheck();
    }
    expect(await userIdOf(session)).toBe(ALICE);
  });
});
