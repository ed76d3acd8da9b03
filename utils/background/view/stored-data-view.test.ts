import { describe, expect, it } from 'vitest';
import type { PageAccount } from '../page-accounts/page-account.ts';
import { notConnected } from '../session/machine/connection.ts';
import { storedDataView } from './stored-data-view.ts';

const ADA = '100000000000000001';
const account: PageAccount = {
  userId: ADA,
  tabId: 7,
  ready: { userId: ADA, username: 'ada', globalName: null, hasPhone: true, countryCode: 'GB' },
  action: null,
};

describe('what is held', () => {
  it('is nothing where nothing is stored', () => {
    expect(storedDataView(notConnected, [])).toEqual({
      connection: null,
      demand: false,
      pageAccount: false,
    });
  });

  it('is whose account a page shows, without a connection too', () => {
    expect(storedDataView(notConnected, [account])).toMatchObject({
      demand: false,
      pageAccount: true,
    });
  });

  it('is only the demand where the user is forgotten', () => {
    const demanded = { ...account, ready: null, action: 'REQUIRE_VERIFIED_PHONE' };
    expect(storedDataView(notConnected, [demanded])).toMatchObject({
      demand: true,
      pageAccount: false,
    });
  });

  it('is an account, too, of which no more is known than that it is there', () => {
    expect(storedDataView(notConnected, [{ ...account, ready: null }]).pageAccount).toBe(true);
  });

  it('is what any page told, not only the one that told last', () => {
    const other = { ...account, userId: '100000000000000002', action: 'REQUIRE_VERIFIED_PHONE' };
    expect(storedDataView(notConnected, [account, other]).demand).toBe(true);
  });
});
