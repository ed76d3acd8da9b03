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
import { MAX_QUESTIONS } from './machine/state.ts';
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

/** In Discord's form: the user's id in base64, then the secret part. */
const authorizationOf = (id: string): string => `${btoa(id)}.authorization-of`;

const candidateOf = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  authorization: authorizationOf(id),
  origin: 'https://discord.com',
  locale: 'de',
  tabId: TAB,
  ...more,
});

/** A request of a page with this header. */
const requestWith = (candidate: Candidate) => ({
  tabId: candidate.tabId,
  readHeader: () => candidate,
});

/** A browser with one Discord tab in which Alice is signed in. */
function createFixture() {
  const state = {
    now: 1_000_000,
    neverIdle: false,
    tabs: new Map<number, PageUser>([
      [TAB, { status: 'signedIn', userId: ALICE, lacksReady: false }],
    ]),
    /** Tabs of another client than discord.com. */
    canaryTabs: new Set<number>(),
    hasSiteAccess: true,
    asked: [] as string[],
    reply: (candidate: Candidate): CallResult<CurrentUser> => ({
      ok: true,
      value: userOf(userIdIn(candidate.authorization) ?? ''),
    }),
    /** READY of the pages' gateways. */
    readies: [] as ReadyUser[],
    /** The tabs that were asked to read what their gateway told. */
    askedToRead: [] as number[],
    pageUsers: [] as string[],
    signedOut: [] as string[],
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
      requestReading: async (tabId) => void state.askedToRead.push(tabId),
    });
  const session = create();
  session.onPageUser((userId) => void state.pageUsers.push(userId));
  session.onSignOut((userId) => void state.signedOut.push(userId));
  return { state, session, create };
}

const userIdOf = async (session: SessionRunner) => (await session.getAccount())?.userId ?? null;

async function connected() {
  const made = createFixture();
  await made.session.connect();
  await made.session.handleRequest(requestWith(candidateOf(ALICE)));
  expect(await userIdOf(made.session)).toBe(ALICE);
  return made;
}

describe('the session runner before the user pressed Connect', () => {
  it('makes no page read what its gateway told, which is needed only while it waits', async () => {
    const { session, state } = createFixture();
    await session.handleRequest(requestWith(candidateOf(ALICE)));
    expect(state.askedToRead).toEqual([]);
    await session.connect();
    await session.handleRequest(requestWith(candidateOf(ALICE)));
    expect(state.askedToRead).toEqual([TAB]);
    await session.handleRequest(requestWith(candidateOf(ALICE)));
    expect(state.askedToRead).toEqual([TAB]);
  });

  it('does not connect when the user goes to Discord’s page', async () => {
    const { session, state } = createFixture();
    await session.handleDiscordShown();
    await session.handlePageReady(ALICE);
    await session.handleRequest(requestWith(candidateOf(ALICE)));
    expect([await userIdOf(session), state.asked]).toEqual([null, []]);
  });

  it('stores nothing and asks Discord nothing about a request', async () => {
    const { session, state } = createFixture();
    await session.handleRequest(requestWith(candidateOf(ALICE)));
    expect(state.asked).toEqual([]);
    expect(await state.item.get()).toBeNull();
  });

  it('does not read the headers of a request', async () => {
    const { session } = createFixture();
    let reads = 0;
    await session.handleRequest({
      tabId: TAB,
      readHeader() {
        reads += 1;
        return candidateOf(ALICE);
      },
    });
    expect(reads).toBe(0);
  });
});

describe('the session runner while connecting', () => {
  it('stores the session and the account of the page’s user', async () => {
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

  it('never uses the authorization of another account: the id with which it begins is compared first', async () => {
    const { session, state } = createFixture();
    await session.connect();
    await session.handleRequest(requestWith(candidateOf(BOB)));
    await session.handleRequest(requestWith(candidateOf(BOB, { tabId: 8 })));
    expect(await userIdOf(session)).toBeNull();
    expect(state.asked).toEqual([]);
    await session.handleRequest(requestWith(candidateOf(ALICE)));
    expect(await userIdOf(session)).toBe(ALICE);
  });

  it('asks Discord about no more than a few of the authorizations that a page invents', async () => {
    const { session, state } = createFixture();
    state.reply = () => ({ ok: false, error: { name: 'unauthorized', message: null } });
    await session.connect();
    for (let each = 0; each < 100; each += 1)
      await session.handleRequest(
        requestWith(candidateOf(ALICE, { authorization: `${btoa(ALICE)}.invented-${each}` })),
      );
    expect(state.asked).toHaveLength(MAX_QUESTIONS);
  });

  it('reports when there is no Discord tab, and when nobody is signed in', async () => {
    const { session, state } = createFixture();
    state.tabs.clear();
    await session.connect();
    expect(await state.item.get()).toMatchObject({ problem: 'noDiscordTab' });
    state.tabs.set(TAB, { status: 'signedOut' });
    await session.recheck();
    expect(await state.item.get()).toMatchObject({ problem: 'signedOut' });
    state.tabs.set(TAB, { status: 'signedIn', userId: ALICE, lacksReady: false });
    await session.recheck();
    expect(await state.item.get()).toMatchObject({ status: 'waiting', problem: null });
  });

  it('requests a reload of an older page when the owner stays unknown, and asks Discord again afterwards', async () => {
    const { session, state } = createFixture();
    const page = { status: 'signedIn', userId: ALICE } as const;
    state.tabs.set(TAB, { ...page, lacksReady: true });
    state.reply = () => ({
      ok: false,
      error: { name: 'discordError', status: 403, code: 40_002, message: null, fields: [] },
    });
    await session.connect();
    await session.handleRequest(requestWith(candidateOf(ALICE)));
    await session.handleRequest(requestWith(candidateOf(ALICE)));
    expect(await state.item.get()).toMatchObject({
      status: 'waiting',
      problem: 'loadedBeforeExtension',
    });
    expect(state.asked).toHaveLength(1);
    state.tabs.set(TAB, { ...page, lacksReady: false });
    await session.handleRequest(requestWith(candidateOf(ALICE)));
    await session.handleRequest(requestWith(candidateOf(ALICE)));
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
    'reports the problem when Discord answers %o, and does not ask again until the user connects again',
    async (error, problem) => {
      const { session, state } = createFixture();
      state.reply = () => ({ ok: false, error });
      await session.connect();
      await session.handleRequest(requestWith(candidateOf(ALICE)));
      await session.handleRequest(requestWith(candidateOf(ALICE)));
      expect(await state.item.get()).toMatchObject({ status: 'waiting', problem });
      expect(state.asked).toHaveLength(1);
      state.reply = (candidate) => ({
        ok: true,
        value: userOf(userIdIn(candidate.authorization) ?? ''),
      });
      await session.connect();
      await session.handleRequest(requestWith(candidateOf(ALICE)));
      expect(await userIdOf(session)).toBe(ALICE);
    },
  );

  describe('to a locked account about which Discord returns nothing', () => {
    const ready = (userId: string): ReadyUser => ({
      userId,
      username: 'alice',
      globalName: 'Alice',
      hasPhone: true,
      countryCode: 'GB',
    });
    const refusing = () => {
      const made = createFixture();
      made.state.reply = () => ({
        ok: false,
        error: { name: 'discordError', status: 403, code: 40_002, message: null, fields: [] },
      });
      return made;
    };

    it('takes the account from the page’s READY', async () => {
      const { session, state } = refusing();
      state.readies.push(ready(ALICE));
      await session.connect();
      await session.handleRequest(requestWith(candidateOf(ALICE)));
      expect(await session.getAccount()).toMatchObject({
        userId: ALICE,
        globalName: 'Alice',
        hasPhone: true,
        phone: null,
      });
    });

    it('takes the account from a READY that arrives later, without another request', async () => {
      const { session, state } = refusing();
      await session.connect();
      await session.handleRequest(requestWith(candidateOf(ALICE)));
      expect(await userIdOf(session)).toBeNull();
      state.readies.push(ready(ALICE));
      await session.handlePageReady(ALICE);
      expect(await userIdOf(session)).toBe(ALICE);
    });

    it.each([
      ['another account of the user', BOB, [ALICE, BOB]],
      ['a user without a READY', ALICE, [BOB]],
    ])('rejects the authorization of %s', async (_, owner, readyUsers) => {
      const { session, state } = refusing();
      state.readies.push(...readyUsers.map(ready));
      await session.connect();
      await session.handleRequest(requestWith(candidateOf(owner)));
      expect(await userIdOf(session)).toBeNull();
    });

    it('rejects an authorization that does not contain a user id', async () => {
      const { session, state } = refusing();
      state.readies.push(ready(ALICE));
      await session.connect();
      await session.handleRequest(
        requestWith(candidateOf(ALICE, { authorization: 'mfa.authorization-of-alice' })),
      );
      expect(await userIdOf(session)).toBeNull();
    });
  });

  it('asks Discord once, however many requests a page makes while it loads', async () => {
    const { session, state } = createFixture();
    await session.connect();
    await Promise.all(
      Array.from({ length: 12 }, () => session.handleRequest(requestWith(candidateOf(ALICE)))),
    );
    expect(state.asked).toHaveLength(1);
    expect(await userIdOf(session)).toBe(ALICE);
  });

  it('reports when the browser withholds access to Discord’s sites', async () => {
    const { session, state } = createFixture();
    state.hasSiteAccess = false;
    await session.connect();
    expect(await state.item.get()).toMatchObject({ problem: 'noAccess' });
  });

  it('waits for a tab that does not answer instead of reporting it as signed out', async () => {
    const { session, state } = createFixture();
    state.tabs.set(TAB, { status: 'noPage' });
    await session.connect();
    expect(await state.item.get()).toMatchObject({ status: 'waiting', problem: null });
  });

  it('ignores an answer that arrives after the user disconnected', async () => {
    const { session, state } = createFixture();
    await session.connect();
    const { promise, resolve } = Promise.withResolvers<void>();
    const original = state.reply;
    let disconnecting: Promise<void> | null = null;
    state.reply = (candidate) => {
      disconnecting = session.disconnect().then(resolve);
      return original(candidate);
    };
    await session.handleRequest(requestWith(candidateOf(ALICE)));
    await promise;
    expect(disconnecting).not.toBeNull();
    expect(await state.item.get()).toEqual({ status: 'off', why: 'disconnected', name: null });
  });
});

describe('the session runner while connected', () => {
  it('asks Discord nothing about the page’s requests, even with another account’s authorization', async () => {
    const { session, state } = await connected();
    await session.handleRequest(requestWith(candidateOf(ALICE)));
    await session.handleRequest(requestWith(candidateOf(BOB)));
    expect(state.asked).toHaveLength(1);
    expect(await userIdOf(session)).toBe(ALICE);
  });

  it('ends, and asks again, when the page switches to another account, whose authorization is not used', async () => {
    const { session, state } = await connected();
    state.tabs.set(TAB, { status: 'signedIn', userId: BOB, lacksReady: false });
    await session.handleRequest(requestWith(candidateOf(BOB)));
    expect(await state.item.get()).toEqual({ status: 'off', why: 'accountGone', name: 'alice' });
    expect(state.pageUsers.at(-1)).toBe(BOB);
    await session.handleRequest(requestWith(candidateOf(BOB)));
    expect(await userIdOf(session)).toBeNull();
    expect(state.asked).toEqual([authorizationOf(ALICE)]);
  });

  it.each(['open', 'busy', 'closed'] as const)(
    'keeps the session when another window or container is signed in with another account, while its own tab is %s',
    async (how) => {
      const { session, state } = await connected();
      if (how === 'busy') state.tabs.set(TAB, { status: 'noPage' });
      if (how === 'closed') state.tabs.delete(TAB);
      state.tabs.set(8, { status: 'signedIn', userId: BOB, lacksReady: false });
      await session.handleRequest(requestWith(candidateOf(BOB, { tabId: 8 })));
      await session.recheck();
      expect(await userIdOf(session)).toBe(ALICE);
      expect(state.asked).toHaveLength(1);
      expect(state.pageUsers).toEqual([ALICE]);
      expect(await session.checkClearance(ALICE)).toEqual(
        how === 'open'
          ? { ok: true, session: expect.anything() }
          : { ok: false, why: 'noDiscordTab' },
      );
      expect(await userIdOf(session)).toBe(ALICE);
    },
  );

  it('reads no header of a request that another tab makes', async () => {
    const { session } = await connected();
    let reads = 0;
    const readHeader = () => {
      reads += 1;
      return null;
    };
    await session.handleRequest({ tabId: 8, readHeader });
    expect(reads).toBe(0);
    await session.handleRequest({ tabId: TAB, readHeader });
    expect(reads).toBe(1);
  });

  it('keeps the session when another of Discord’s clients is signed in with another account', async () => {
    const { session, state } = await connected();
    state.tabs.set(8, { status: 'signedIn', userId: BOB, lacksReady: false });
    state.canaryTabs.add(8);
    await session.handleRequest(
      requestWith(candidateOf(BOB, { tabId: 8, origin: 'https://canary.discord.com' })),
    );
    expect(await userIdOf(session)).toBe(ALICE);
    expect(state.asked).toHaveLength(1);
  });
});

describe('clearance', () => {
  it('is given while the page’s user is the session’s user', async () => {
    const { session } = await connected();
    expect(await session.checkClearance(ALICE)).toMatchObject({
      ok: true,
      session: { userId: ALICE },
    });
  });

  it('is refused, and the session forgotten, when the page has another user', async () => {
    const { session, state } = await connected();
    state.tabs.set(TAB, { status: 'signedIn', userId: BOB, lacksReady: false });
    expect(await session.checkClearance(ALICE)).toEqual({ ok: false, why: 'accountChanged' });
    expect(JSON.stringify(await state.item.get())).not.toContain('authorization-of');
  });

  it('is refused, and the session forgotten, when the page is signed out', async () => {
    const { session, state } = await connected();
    state.tabs.set(TAB, { status: 'signedOut' });
    expect(await session.checkClearance(ALICE)).toEqual({ ok: false, why: 'notConnected' });
    expect(JSON.stringify(await state.item.get())).not.toContain('authorization-of');
  });

  it('is refused while no Discord tab can say who is signed in', async () => {
    const { session, state } = await connected();
    state.tabs.clear();
    expect(await session.checkClearance(ALICE)).toEqual({ ok: false, why: 'noDiscordTab' });
  });

  it('is given by another tab of the same client when the session’s tab is gone', async () => {
    const { session, state } = await connected();
    state.tabs.clear();
    state.tabs.set(9, { status: 'signedIn', userId: ALICE, lacksReady: false });
    expect(await session.checkClearance(ALICE)).toMatchObject({ ok: true });
  });

  it('is not given by a tab of another client', async () => {
    const { session, state } = await connected();
    state.tabs.clear();
    state.tabs.set(9, { status: 'signedIn', userId: ALICE, lacksReady: false });
    state.canaryTabs.add(9);
    expect(await session.checkClearance(ALICE)).toEqual({ ok: false, why: 'noDiscordTab' });
  });

  it('is refused for a flow that belongs to another user', async () => {
    const { session } = await connected();
    expect(await session.checkClearance(BOB)).toEqual({ ok: false, why: 'accountChanged' });
  });
});

describe('a session', () => {
  const expectForgotten = async (state: ReturnType<typeof createFixture>['state']) =>
    expect(JSON.stringify(await state.item.get())).not.toContain('authorization-of');

  it('is forgotten when the user disconnects', async () => {
    const { session, state } = await connected();
    await session.disconnect();
    await expectForgotten(state);
  });

  it('is forgotten when Discord refuses its authorization', async () => {
    const { session, state } = await connected();
    await session.handleAuthorizationRefused(authorizationOf(ALICE));
    await expectForgotten(state);
    expect(await state.item.get()).toMatchObject({ status: 'waiting', problem: 'signInExpired' });
    await session.handleRequest(requestWith(candidateOf(ALICE)));
    expect(await userIdOf(session)).toBeNull();
  });

  it.each([
    ['the user goes to Discord’s page', (session: SessionRunner) => session.handleDiscordShown()],
    ['the page has signed in again', (session: SessionRunner) => session.handlePageReady(ALICE)],
  ])('is accepted again after a refusal when %s', async (_what, trigger) => {
    const { session, state } = await connected();
    await session.handleAuthorizationRefused(authorizationOf(ALICE));
    await trigger(session);
    expect(await state.item.get()).toMatchObject({ problem: 'signInExpired' });
    await session.handleRequest(requestWith(candidateOf(ALICE)));
    expect(await userIdOf(session)).toBe(ALICE);
  });

  it('is forgotten when the page signs it out, with the name of the account, and is not taken again', async () => {
    const { session, state } = await connected();
    await session.handlePageSignOut(requestWith(candidateOf(BOB)));
    expect(await userIdOf(session)).toBe(ALICE);
    await session.handlePageSignOut(requestWith(candidateOf(ALICE)));
    expect(await state.item.get()).toEqual({ status: 'off', why: 'accountGone', name: 'alice' });
    expect(state.signedOut).toEqual([ALICE]);
    await session.handleRequest(requestWith(candidateOf(ALICE)));
    expect(await userIdOf(session)).toBeNull();
  });

  it('that Discord refused is taken again for the same account only', async () => {
    const { session, state } = await connected();
    await session.handleAuthorizationRefused(authorizationOf(ALICE));
    await session.handlePageReady(ALICE);
    state.tabs.set(8, { status: 'signedIn', userId: BOB, lacksReady: false });
    await session.handleRequest(requestWith(candidateOf(BOB, { tabId: 8 })));
    expect(await userIdOf(session)).toBeNull();
    expect(state.asked).toEqual([authorizationOf(ALICE)]);
    await session.handleRequest(requestWith(candidateOf(ALICE)));
    expect(await userIdOf(session)).toBe(ALICE);
  });

  it('is forgotten after half an hour without use, even across a restart of the background', async () => {
    const { create, state } = await connected();
    state.now += IDLE_MS;
    expect(await userIdOf(create())).toBe(ALICE);
    state.now += 1;
    expect(await userIdOf(create())).toBeNull();
    expect(await state.item.get()).toEqual({ status: 'off', why: 'idle', name: null });
  });

  it('is forgotten after half an hour in which only the page made requests', async () => {
    const { session, state } = await connected();
    state.now += IDLE_MS + 1;
    await session.handleRequest(requestWith(candidateOf(ALICE)));
    expect(await state.item.get()).toEqual({ status: 'off', why: 'idle', name: null });
  });

  it('that is waited for again is given up after half an hour without use', async () => {
    const { session, state } = await connected();
    state.now += IDLE_MS - 1;
    await session.handleAuthorizationRefused(authorizationOf(ALICE));
    await session.handlePageReady(ALICE);
    await session.handleRequest(requestWith(candidateOf(ALICE)));
    expect(await userIdOf(session)).toBe(ALICE);
    state.now += 2;
    expect(await userIdOf(session)).toBeNull();
  });

  it('is kept while it is being used', async () => {
    const { session, state } = await connected();
    for (let use = 0; use < 3; use += 1) {
      state.now += IDLE_MS - 1;
      await session.recheck();
    }
    expect(await userIdOf(session)).toBe(ALICE);
  });
});
