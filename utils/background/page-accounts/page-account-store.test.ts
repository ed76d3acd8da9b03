import { describe, expect, it } from 'vitest';
import { memoryItem } from '#shared/storage/testing/memory-item.ts';
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
    expect(await actionOf(ADA)).toBe('SOMETHING_NEW');
    expect(await actionOf(BOB)).toBeNull();
    expect(changes()).toBe(3);
  });

  it('keeps what READY said when only the action changes', async () => {
    const { accounts } = createFixture();
    await accounts.recordReady(TAB, ready(ADA), 'REQUIRE_VERIFIED_PHONE');
    await accounts.recordAction(TAB, ADA, null);
    expect(await accounts.accountOf(ADA)).toEqual({
      userId: ADA,
      tabId: TAB,
      ready: ready(ADA),
      action: null,
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
    expect(await item.get()).toEqual([]);
  });

  it('keeps at most ten accounts', async () => {
    const { accounts, item } = createFixture();
    for (let user = 0; user < 30; user += 1)
      await accounts.recordAction(TAB, `1000000000000000${user + 10}`, null);
    expect(await item.get()).toHaveLength(10);
  });
});
