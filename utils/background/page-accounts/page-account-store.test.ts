import { describe, expect, it } from 'vitest';
import { memoryItem } from '#shared/storage/testing/memory-item.ts';
import { makeErasable } from '../storage/erasable-item.ts';
import type { PageAccounts, ReadyUser } from './page-account.ts';
import { createPageAccountStore } from './page-account-store.ts';

const ADA = '100000000000000001';
const BOB = '100000000000000002';
const TAB = 7;
const ready = (userId: string): ReadyUser => ({
  userId,
  username: 'ada',
  globalName: null,
  hasPhone: true,
  countryCode: 'GB',
});

function createFixture() {
  const item = memoryItem<PageAccounts>();
  let changes = 0;
  const onChanged = async () => {
    changes += 1;
  };
  const accounts = createPageAccountStore(item);
  accounts.onChanged(onChanged);
  return {
    item,
    accounts,
    changes: () => changes,
    actionOf: async (userId: string) => (await accounts.accountOf(userId))?.action,
  };
}

describe('the page account store', () => {
  it('has no account before the gateway told one, rather than one without a required action', async () => {
    const { accounts, item } = createFixture();
    expect(await accounts.accountOf(ADA)).toBeNull();
    expect(await item.get()).toBeNull();
  });

  it('keeps the latest required action of each user, and notifies after every change', async () => {
    const { accounts, actionOf, changes } = createFixture();
    await accounts.recordReady(TAB, ready(ADA), 'REQUIRE_VERIFIED_PHONE');
    await accounts.recordReady(TAB, ready(BOB), null);
    await accounts.recordAction(TAB, ADA, 'SOMETHING_NEW');
    expect(await accounts.isAnythingRequired()).toBe(true);
    expect(await actionOf(ADA)).toBe('SOMETHING_NEW');
    expect(await actionOf(BOB)).toBeNull();
    expect(changes()).toBe(3);
  });

  it('keeps what READY said when only the action changes', async () => {
    const { accounts } = createFixture();
    await accounts.recordReady(TAB, ready(ADA), 'REQUIRE_VERIFIED_PHONE');
    await accounts.recordAction(TAB, ADA, null);
    expect(await accounts.isAnythingRequired()).toBe(false);
    expect(await accounts.accountOf(ADA)).toEqual({
      userId: ADA,
      tabId: TAB,
      ready: ready(ADA),
      action: null,
    });
  });

  it('takes over whether there is a number now, and leaves the required action to a hint of its own', async () => {
    const { accounts, changes } = createFixture();
    const hint = { userId: ADA, hasEmail: null, hasSmsMfa: null };
    await accounts.recordChange({ ...hint, hasPhone: true });
    expect(await accounts.accountOf(ADA)).toBeNull();
    await accounts.recordReady(TAB, ready(ADA), 'REQUIRE_VERIFIED_PHONE');
    await accounts.recordChange({ ...hint, hasPhone: null });
    expect(changes()).toBe(1);
    await accounts.recordChange({ ...hint, hasPhone: false });
    expect(await accounts.accountOf(ADA)).toEqual({
      userId: ADA,
      tabId: TAB,
      ready: { ...ready(ADA), hasPhone: false },
      action: 'REQUIRE_VERIFIED_PHONE',
    });
  });

  it('clears the required action that was open when the user submitted', async () => {
    const { accounts, actionOf } = createFixture();
    await accounts.recordReady(TAB, ready(ADA), 'REQUIRE_VERIFIED_PHONE');
    await accounts.clearSettledAction(ADA, 'REQUIRE_VERIFIED_PHONE');
    expect(await actionOf(ADA)).toBeNull();
  });

  it.each(['REQUIRE_REVERIFIED_PHONE', 'REQUIRE_VERIFIED_EMAIL'])(
    'never erases what Discord has required since the user submitted: %s',
    async (next) => {
      const { accounts, actionOf } = createFixture();
      await accounts.recordReady(TAB, ready(ADA), 'REQUIRE_VERIFIED_PHONE');
      await accounts.recordAction(TAB, ADA, null);
      await accounts.recordAction(TAB, ADA, next);
      await accounts.clearSettledAction(ADA, 'REQUIRE_VERIFIED_PHONE');
      expect(await actionOf(ADA)).toBe(next);
    },
  );

  it('keeps only the required action when the user disconnects', async () => {
    const { accounts, item } = createFixture();
    await accounts.recordReady(TAB, ready(ADA), 'REQUIRE_VERIFIED_PHONE');
    await accounts.forgetUsers();
    expect(await item.get()).toEqual([
      { userId: ADA, tabId: TAB, ready: null, action: 'REQUIRE_VERIFIED_PHONE' },
    ]);
  });

  it('keeps nothing when the user disconnects and nothing is required', async () => {
    const { accounts, item } = createFixture();
    await accounts.recordReady(TAB, ready(ADA), null);
    await accounts.forgetUsers();
    expect(await item.get()).toBeNull();
  });

  it('keeps no more than a few accounts of a page that tells of many, and what other pages told', async () => {
    const { accounts, item, actionOf } = createFixture();
    await accounts.recordReady(TAB + 1, ready(BOB), 'REQUIRE_VERIFIED_PHONE');
    const users = Array.from({ length: 4000 }, (_, at) => `2000000000000${at + 1000}`);
    for (const user of users) await accounts.recordAction(TAB, user, null);
    expect(await item.get()).toHaveLength(7);
    expect(await actionOf(BOB)).toBe('REQUIRE_VERIFIED_PHONE');
    for (const [at, user] of users.entries()) await accounts.recordAction(at, user, null);
    expect(await item.get()).toHaveLength(24);
  });

  it('forgets a user who has signed out, and nobody else', async () => {
    const { accounts } = createFixture();
    await accounts.recordReady(TAB, ready(ADA), 'REQUIRE_VERIFIED_PHONE');
    await accounts.recordReady(TAB, ready(BOB), null);
    await accounts.forgetUser(ADA);
    expect(await accounts.accountOf(ADA)).toBeNull();
    expect(await accounts.accountOf(BOB)).not.toBeNull();
  });

  it.each(['forgetAll', 'forgetUsers'] as const)(
    'is not overtaken by hints under way, and does not wait for them: %s',
    async (forget) => {
      const memory = memoryItem<PageAccounts>();
      const tick = () => new Promise((resolve) => setTimeout(resolve, 2));
      const item = makeErasable<PageAccounts>({
        ...memory,
        async get() {
          await tick();
          return memory.get();
        },
        async set(value) {
          await tick();
          await memory.set(value);
        },
      });
      const accounts = createPageAccountStore(item);
      const hints = Array.from({ length: 4000 }, (_, at) =>
        accounts.recordReady(TAB, ready(`2000000000000${at + 1000}`), null),
      );
      await hints[0];
      const began = performance.now();
      await accounts[forget]();
      expect(performance.now() - began).toBeLessThan(500);
      await Promise.all(hints.slice(0, 3));
      expect(await memory.get()).toBeNull();
    },
  );
});
