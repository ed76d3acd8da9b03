import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { memoryItem } from '#shared/storage/testing/memory-item.ts';
import { makeErasable } from '../storage/erasable-item.ts';
import type { Candidate } from './machine/candidate.ts';
import type { Connection } from './machine/connection.ts';
import type { PageAnswer } from './machine/page-user.ts';
import { createSessionRunner } from './session-runner.ts';

const ADA = '100000000000000001';
const candidate: Candidate = {
  authorization: `${btoa(ADA)}.authorization-of`,
  origin: 'https://discord.com',
  locale: null,
  tabId: 7,
};
const signedIn: PageAnswer = {
  tabId: 7,
  pageUser: { status: 'signedIn', userId: ADA, lacksReady: false },
};
const never = new Promise<never>(() => {});

/** A session of Ada's, in a storage and beside a page that the test can make fail. */
async function createConnected() {
  const memory = memoryItem<Connection>();
  const world = {
    failsToSet: false,
    /** How often the storage still refuses to remove. */
    refusals: 0,
    isPageBlocked: false,
  };
  const item = makeErasable<Connection>({
    ...memory,
    async set(value) {
      if (world.failsToSet) throw new Error('QUOTA_BYTES quota exceeded');
      await memory.set(value);
    },
    async remove() {
      if (world.refusals > 0) {
        world.refusals -= 1;
        throw new Error('the disk is full');
      }
      await memory.remove();
    },
  });
  const askPage = async () => (world.isPageBlocked ? never : signedIn);
  const create = () =>
    createSessionRunner({
      item,
      now: () => 1000,
      idleMs: async () => null,
      pages: {
        userInTab: askPage,
        userOfSession: askPage,
        findOpenPages: async () => ({ hasSiteAccess: true, pages: [await askPage()] }),
      },
      getCurrentUser: async () => ({
        ok: true,
        value: {
          id: ADA,
          username: 'ada',
          globalName: null,
          phone: null,
          hasEmail: true,
          hasSmsMfa: false,
          isQuarantined: false,
        },
      }),
      readyOf: async () => null,
      requestReading: async () => {},
    });
  const session = create();
  await session.connect();
  await session.handleRequest({ tabId: 7, readHeader: () => candidate });
  expect(await session.getAccount()).not.toBeNull();
  return { world, memory, item, session, create };
}

const storedText = async (memory: ReturnType<typeof memoryItem<Connection>>) =>
  JSON.stringify(await memory.get());

describe('Disconnect forgets the authorization at once', () => {
  it('while a page does not answer and its requests fill the queue', async () => {
    const { world, memory, session } = await createConnected();
    world.isPageBlocked = true;
    void session.recheck();
    for (let each = 0; each < 4000; each += 1) {
      const authorization = `${btoa('100000000000000002')}.invented-${each}`;
      const readHeader = () => ({ ...candidate, authorization });
      void session.handleRequest({ tabId: 7, readHeader });
      void session.handlePageReady('100000000000000002');
    }
    await sleep(10);
    const began = performance.now();
    await session.disconnect();
    expect(performance.now() - began).toBeLessThan(100);
    expect(await memory.get()).toEqual({ status: 'off', why: 'disconnected', name: null });
    expect(await session.getAccount()).toBeNull();
  });

  it('and whoever reads the session meanwhile reads why there is none', async () => {
    const { item, session } = await createConnected();
    const disconnecting = session.disconnect();
    const off = { status: 'off', why: 'disconnected', name: null };
    for (let each = 0; each < 10; each += 1) expect(await item.get()).toEqual(off);
    await disconnecting;
    expect(await item.get()).toEqual(off);
  });

  it('when nothing more can be stored', async () => {
    const { world, memory, session } = await createConnected();
    world.failsToSet = true;
    await session.disconnect();
    expect(await memory.get()).toBeNull();
    expect(await session.getAccount()).toBeNull();
    expect(await session.checkClearance(ADA)).toEqual({ ok: false, why: 'notConnected' });
  });

  it('from memory when the storage rejects everything, and from the storage as soon as it does not', async () => {
    const { world, memory, session } = await createConnected();
    world.failsToSet = true;
    world.refusals = 3;
    await session.disconnect();
    expect(await session.getAccount()).toBeNull();
    expect(await storedText(memory)).toContain('authorization-of');
    await vi.waitFor(async () => expect(await storedText(memory)).toBe('null'));
  });

  it('while a page is being asked, whose answer changes nothing any more', async () => {
    const { memory, session } = await createConnected();
    const clearance = session.checkClearance(ADA);
    await session.disconnect();
    expect(await clearance).toEqual({ ok: false, why: 'notConnected' });
    expect(await storedText(memory)).not.toContain('authorization-of');
    await session.connect();
    expect(await memory.get()).toMatchObject({ status: 'waiting' });
  });

  it('in a background that has just started and not yet read the session', async () => {
    const { memory, create } = await createConnected();
    const restarted = create();
    await Promise.all([restarted.start(), restarted.disconnect()]);
    expect(await storedText(memory)).not.toContain('authorization-of');
    expect(await restarted.getAccount()).toBeNull();
  });
});

describe('memory and storage of the session never disagree', () => {
  it('when a session cannot be stored, there is none', async () => {
    const { world, memory, session } = await createConnected();
    await session.disconnect();
    await session.connect();
    world.failsToSet = true;
    const readHeader = () => candidate;
    await expect(session.handleRequest({ tabId: 7, readHeader })).rejects.toThrow('quota');
    expect(await session.getAccount()).toBeNull();
    expect(await storedText(memory)).not.toContain('authorization-of');
  });

  it('when a refused session is gone but the wait for another one cannot be stored, neither is held', async () => {
    const { world, memory, session, create } = await createConnected();
    world.failsToSet = true;
    await session.handleAuthorizationRefused(candidate.authorization);
    expect(await memory.get()).toBeNull();
    for (const each of [session, create()]) expect(await each.getAccount()).toBeNull();
    expect(await session.getAccountTab()).toBeNull();
  });

  it('a read that failed once is made again', async () => {
    const { memory } = await createConnected();
    let reads = 0;
    const flaky = makeErasable<Connection>({
      ...memory,
      async get() {
        reads += 1;
        if (reads === 1) throw new Error('the disk cannot be read');
        return memory.get();
      },
    });
    const session = createSessionRunner({
      item: flaky,
      now: () => 1000,
      idleMs: async () => null,
      pages: {
        userInTab: async () => signedIn,
        userOfSession: async () => signedIn,
        findOpenPages: async () => ({ hasSiteAccess: true, pages: [signedIn] }),
      },
      getCurrentUser: () => never,
      readyOf: async () => null,
      requestReading: async () => {},
    });
    await expect(session.getAccount()).rejects.toThrow('the disk');
    expect(await session.getAccount()).toMatchObject({ userId: ADA });
  });
});
