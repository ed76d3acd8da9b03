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

function setUp() {
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

describe('what the pages told', () => {
  it('is nothing before the gateway has told, which is not "nothing is demanded"', async () => {
    const { accounts, item } = setUp();
    expect(await accounts.accountOf(ADA)).toBeNull();
    expect(await item.get()).toBeNull();
  });

  it('is what was told last, for the user it was told of, and shown at once', async () => {
    const { accounts, actionOf, changes } = setUp();
    await accounts.ready(TAB, ready(ADA), 'REQUIRE_VERIFIED_PHONE');
    await accounts.ready(TAB, ready(BOB), null);
    await accounts.actionChanged(TAB, ADA, 'SOMETHING_NEW');
    expect(await actionOf(ADA)).toBe('SOMETHING_NEW');
    expect(await actionOf(BOB)).toBeNull();
    expect(changes()).toBe(3);
  });

  it('keeps what READY said when only the action changes', async () => {
    const { accounts } = setUp();
    await accounts.ready(TAB, ready(ADA), 'REQUIRE_VERIFIED_PHONE');
    await accounts.actionChanged(TAB, ADA, null);
    expect(await accounts.accountOf(ADA)).toEqual({
      userId: ADA,
      tabId: TAB,
      ready: ready(ADA),
      action: null,
    });
  });

  it('demands nothing that is known once a phone has settled it', async () => {
    const { accounts, actionOf } = setUp();
    await accounts.ready(TAB, ready(ADA), 'REQUIRE_VERIFIED_PHONE');
    await accounts.settled(ADA);
    expect(await actionOf(ADA)).toBeNull();
  });

  it('still demands what came next and is not settled by a phone', async () => {
    const { accounts, actionOf } = setUp();
    await accounts.ready(TAB, ready(ADA), 'REQUIRE_VERIFIED_EMAIL');
    await accounts.settled(ADA);
    expect(await actionOf(ADA)).toBe('REQUIRE_VERIFIED_EMAIL');
  });

  it('says whether the number has to be verified again, and takes no word for no end of it', async () => {
    const { accounts } = setUp();
    expect(await accounts.demandsReverify(ADA)).toBe(true);
    await accounts.ready(TAB, ready(ADA), 'REQUIRE_REVERIFIED_PHONE');
    expect(await accounts.demandsReverify(ADA)).toBe(true);
    await accounts.actionChanged(TAB, ADA, 'REQUIRE_VERIFIED_EMAIL');
    expect(await accounts.demandsReverify(ADA)).toBe(false);
    await accounts.actionChanged(TAB, ADA, null);
    expect(await accounts.demandsReverify(ADA)).toBe(false);
  });

  it('is only the demand once the user has disconnected', async () => {
    const { accounts, item } = setUp();
    await accounts.ready(TAB, ready(ADA), 'REQUIRE_VERIFIED_PHONE');
    await accounts.forgetUsers();
    expect(await item.get()).toEqual([
      { userId: ADA, tabId: TAB, ready: null, action: 'REQUIRE_VERIFIED_PHONE' },
    ]);
  });

  it('is nothing once the user has disconnected and nothing was demanded', async () => {
    const { accounts, item } = setUp();
    await accounts.ready(TAB, ready(ADA), null);
    await accounts.forgetUsers();
    expect(await item.get()).toEqual([]);
  });

  it('does not grow without end', async () => {
    const { accounts, item } = setUp();
    for (let user = 0; user < 30; user += 1)
      await accounts.actionChanged(TAB, `1000000000000000${user + 10}`, null);
    expect(await item.get()).toHaveLength(10);
  });
});
