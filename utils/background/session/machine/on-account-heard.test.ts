import { describe, expect, it } from 'vitest';
import type { AccountHint } from '#shared/account-hint.ts';
import type { Account, Connection } from './connection.ts';
import { onAccountHeard } from './on-account-heard.ts';
import { startingState } from './state.ts';

const ADA = '100000000000000001';
const account: Account = {
  userId: ADA,
  username: 'ada',
  globalName: null,
  phone: '+14155550123',
  hasPhone: true,
  hasEmail: true,
  hasSmsMfa: false,
  isQuarantined: false,
};
const connection: Connection = {
  status: 'connected',
  session: {
    authorization: 'a',
    userId: ADA,
    origin: 'https://discord.com',
    locale: null,
    tabId: 1,
    connectedAt: 0,
    lastUsedAt: 0,
  },
  account,
};
const state = startingState(connection);
const hint: AccountHint = { userId: ADA, hasPhone: null, hasEmail: null, hasSmsMfa: null };
const heard = (told: Partial<AccountHint>) => onAccountHeard(state, { ...hint, ...told });

describe('a change of the account that a page told', () => {
  it.each([
    [{ hasPhone: false }, { phone: null, hasPhone: false }],
    [{ hasEmail: false }, { hasEmail: false }],
    [{ hasSmsMfa: true }, { hasSmsMfa: true }],
  ])('is shown at once: %j', (told, expected) => {
    expect(heard(told)[0].connection).toEqual({
      ...connection,
      account: { ...account, ...expected },
    });
  });

  it('makes the number unknown when there is one now: a page never says which', () => {
    const without = startingState({
      ...connection,
      account: { ...account, phone: null, hasPhone: false },
    });
    expect(onAccountHeard(without, { ...hint, hasPhone: true })[0].connection).toEqual({
      ...connection,
      account: { ...account, phone: null },
    });
  });

  it.each([
    ['nothing new', {}],
    ['what is known', { hasPhone: true, hasEmail: true }],
    ['another user', { userId: '100000000000000002', hasPhone: false }],
  ])('changes nothing when it is about %s', (_what, told) => {
    expect(heard(told)).toEqual([state, []]);
    expect(heard(told)[0]).toBe(state);
  });

  it('changes nothing while not connected', () => {
    const off = startingState({ status: 'off', why: null, name: null });
    expect(onAccountHeard(off, { ...hint, hasPhone: true })[0]).toBe(off);
  });

  it('never asks for a call', () => {
    expect(heard({ hasPhone: false })[1]).toEqual([]);
  });
});
