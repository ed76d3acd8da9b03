import { describe, expect, it } from 'vitest';
import type { PageAccount } from '../page-accounts/page-account.ts';
import { notConnected } from '../session/machine/connection.ts';
import { toStoredDataView } from './to-stored-data-view.ts';

const ADA = '100000000000000001';
const account: PageAccount = {
  userId: ADA,
  tabId: 7,
  ready: { userId: ADA, username: 'ada', globalName: null, hasPhone: true, countryCode: 'GB' },
  action: null,
};

describe('the stored data view', () => {
  it('is empty when nothing is stored', () => {
    expect(toStoredDataView(notConnected, [])).toEqual({
      connection: null,
      demand: false,
      pageAccount: false,
    });
  });

  it('lists a page account even without a connection', () => {
    expect(toStoredDataView(notConnected, [account])).toMatchObject({
      demand: false,
      pageAccount: true,
    });
  });

  it('lists only the required action when the user was forgotten', () => {
    const forgotten = { ...account, ready: null, action: 'REQUIRE_VERIFIED_PHONE' };
    expect(toStoredDataView(notConnected, [forgotten])).toMatchObject({
      demand: true,
      pageAccount: false,
    });
  });

  it('lists a page account of which only the user id is known', () => {
    expect(toStoredDataView(notConnected, [{ ...account, ready: null }]).pageAccount).toBe(true);
  });

  it('lists a required action of any page account, not only of the latest', () => {
    const other = { ...account, userId: '100000000000000002', action: 'REQUIRE_VERIFIED_PHONE' };
    expect(toStoredDataView(notConnected, [account, other]).demand).toBe(true);
  });
});
