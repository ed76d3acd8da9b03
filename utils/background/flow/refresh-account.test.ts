import { describe, expect, it } from 'vitest';
import { ownFailure } from '#shared/flow/failure.ts';
import type { CallResult } from '../discord-api/call-error.ts';
import type { CurrentUser } from '../discord-api/current-user.ts';
import type { Account, Session } from '../session/machine/connection.ts';
import { awaitingPhone } from './machine/steps.ts';
import {
  contradictsAccount,
  createAccountRefresher,
  MAX_ACCOUNT_AGE_MS,
} from './refresh-account.ts';

const ADA = '100000000000000001';
const CONNECTED_AT = 1_000_000;
const session: Session = {
  authorization: 'the-authorization',
  userId: ADA,
  origin: 'https://discord.com',
  locale: null,
  tabId: 1,
  connectedAt: CONNECTED_AT,
  lastUsedAt: CONNECTED_AT,
};
const user: CurrentUser = {
  id: ADA,
  username: 'ada',
  globalName: null,
  phone: '+14155550123',
  hasEmail: true,
  hasSmsMfa: false,
  isQuarantined: false,
};
const { id: _, ...details } = user;
const account: Account = { ...details, userId: ADA, hasPhone: true };

function createFixture({ isConnected = true, isOnline = true } = {}) {
  const clock = { now: CONNECTED_AT };
  const updated: CurrentUser[] = [];
  const refused: string[] = [];
  let result: CallResult<CurrentUser> = { ok: true, value: user };
  let calls = 0;
  const refresher = createAccountRefresher({
    session: {
      getAccount: async () => (isConnected ? account : null),
      sessionOf: async () => (isConnected ? session : null),
      updateAccount: async (read) => void updated.push(read),
      handleAuthorizationRefused: async (authorization) => void refused.push(authorization),
    },
    getCurrentUser: async () => {
      calls += 1;
      return result;
    },
    isOnline: () => isOnline,
    now: () => clock.now,
  });
  return {
    ...refresher,
    clock,
    updated,
    refused,
    answerWith: (next: CallResult<CurrentUser>) => {
      result = next;
    },
    calls: () => calls,
  };
}

describe('opening the popup', () => {
  it('reads the account when it is older than a minute', async () => {
    const { refreshIfOld, clock, updated } = createFixture();
    clock.now += MAX_ACCOUNT_AGE_MS;
    await refreshIfOld();
    expect(updated).toEqual([user]);
  });

  it('reads nothing while it is younger, and counts from the last reading', async () => {
    const { refreshIfOld, clock, calls } = createFixture();
    clock.now += MAX_ACCOUNT_AGE_MS - 1;
    await refreshIfOld();
    expect(calls()).toBe(0);
    clock.now += 1;
    await refreshIfOld();
    await refreshIfOld();
    expect(calls()).toBe(1);
    clock.now += MAX_ACCOUNT_AGE_MS;
    await refreshIfOld();
    expect(calls()).toBe(2);
  });

  it('reads it at once after a change that a page told, and once', async () => {
    const { refreshIfOld, markOutdated, calls } = createFixture();
    markOutdated();
    expect(calls()).toBe(0);
    await Promise.all([refreshIfOld(), refreshIfOld()]);
    await refreshIfOld();
    expect(calls()).toBe(1);
  });

  it('reads it when the clock was set back', async () => {
    const { refreshIfOld, clock, calls } = createFixture();
    clock.now -= 1;
    await refreshIfOld();
    expect(calls()).toBe(1);
  });

  it.each([
    ['not connected', { isConnected: false }],
    ['offline', { isOnline: false }],
  ])('reads nothing while %s', async (_what, given) => {
    const { refreshIfOld, clock, calls } = createFixture(given);
    clock.now += MAX_ACCOUNT_AGE_MS;
    await refreshIfOld();
    expect(calls()).toBe(0);
  });

  it('ends the session only when Discord no longer accepts the authorization', async () => {
    const { refreshIfOld, markOutdated, answerWith, refused, updated } = createFixture();
    const locked = {
      name: 'discordError',
      status: 403,
      code: 40_002,
      message: null,
      fields: [],
    } as const;
    for (const error of [{ name: 'timeout' }, locked] as const) {
      answerWith({ ok: false, error });
      markOutdated();
      await refreshIfOld();
    }
    expect(refused).toEqual([]);
    answerWith({ ok: false, error: { name: 'unauthorized', message: null } });
    markOutdated();
    await refreshIfOld();
    expect(refused).toEqual(['the-authorization']);
    expect(updated).toEqual([]);
  });
});

it.each([
  ['phoneAlreadyVerified', true],
  ['phoneNotOnAccount', true],
  ['invalidPhone', false],
] as const)('a refusal contradicts what Handset knows of the account: %s, %s', (kind, expected) => {
  expect(contradictsAccount(awaitingPhone(null, ownFailure(kind)))).toBe(expected);
  expect(contradictsAccount(awaitingPhone(null))).toBe(false);
});
