import { describe, expect, it } from 'vitest';
import { ConnectProblem } from '#shared/session/connect-problem.ts';
import type { CallError } from '../../discord-api/call-error.ts';
import { Connection, holdsAuthorization, isIdle, lastUseOf, notConnected } from './connection.ts';
import { startingState, withConnection, withOwner } from './state.ts';
import { toAccount, toAccountFromReady } from './to-account.ts';
import { toConnectProblem } from './to-connect-problem.ts';

const account = {
  userId: '100000000000000001',
  username: 'ada',
  globalName: 'Ada',
  phone: '+14155550123',
  hasPhone: true,
  hasEmail: true,
  hasSmsMfa: true,
  isQuarantined: true,
};
const waiting = (problem: ConnectProblem | null = null): Connection => ({
  status: 'waiting',
  problem,
  consentFor: null,
  lastUsedAt: 4000,
});
const connected: Connection = {
  status: 'connected',
  session: {
    authorization: 'secret',
    userId: account.userId,
    origin: 'https://discord.com',
    locale: 'de',
    tabId: 7,
    connectedAt: 3000,
    lastUsedAt: 5000,
  },
  account,
};

describe('a connection', () => {
  it('can be stored and loaded as it is, whatever it is', () => {
    const all: Connection[] = [
      notConnected,
      { status: 'off', why: 'disconnected', name: null },
      { status: 'off', why: 'idle', name: null },
      { status: 'off', why: 'accountGone', name: 'Ada' },
      waiting(),
      {
        status: 'waiting',
        problem: null,
        consentFor: { userId: account.userId, tabId: 7, name: 'Ada' },
        lastUsedAt: 4000,
      },
      ...ConnectProblem.options.map(waiting),
      connected,
      {
        ...connected,
        session: { ...connected.session, locale: null },
        account: { ...account, globalName: null, phone: null },
      },
    ];
    for (const each of all) expect(Connection.parse(structuredClone(each))).toEqual(each);
  });

  it.each([
    { status: 'other' },
    { status: 'off', why: 'other', name: null },
    { status: 'waiting', problem: 'other', consentFor: null, lastUsedAt: 4000 },
    { ...connected, session: { ...connected.session, origin: 'https://example.org' } },
    { ...connected, account: null },
  ])('is not %o', (other) => {
    expect(Connection.safeParse(other).success).toBe(false);
  });

  it('was last used when the user asked for it, or used its session', () => {
    expect(lastUseOf(notConnected)).toBeNull();
    expect(lastUseOf(waiting())).toBe(4000);
    expect(lastUseOf(connected)).toBe(5000);
    expect(isIdle(connected, 5100, 100)).toBe(false);
    expect(isIdle(connected, 5101, 100)).toBe(true);
    expect(isIdle(connected, 1e12, null)).toBe(false);
    expect(isIdle(notConnected, 1e12, 0)).toBe(false);
  });

  it('holds an authorization only while connected', () => {
    expect(holdsAuthorization(connected, 'secret')).toBe(true);
    expect(holdsAuthorization(connected, 'other')).toBe(false);
    expect(holdsAuthorization(connected, null)).toBe(false);
    expect(holdsAuthorization(waiting(), 'secret')).toBe(false);
  });

  it('keeps what is known about authorizations only while waiting', () => {
    const state = withOwner(startingState(waiting()), 'secret', null);
    expect(withConnection(state, waiting('refused')).owners).toEqual(new Map([['secret', null]]));
    expect(withConnection(state, connected).owners).toEqual(new Map());
    expect(withConnection(state, notConnected).owners).toEqual(new Map());
    expect(startingState().connection).toEqual({ status: 'off', why: null, name: null });
  });
});

describe('the account', () => {
  const { userId, hasPhone: _, ...rest } = account;

  it('has a phone if Discord names one', () => {
    expect(toAccount({ id: userId, ...rest })).toEqual(account);
    expect(toAccount({ id: userId, ...rest, phone: null })).toEqual({
      ...account,
      phone: null,
      hasPhone: false,
    });
  });

  it.each([true, false])('from READY has nothing that READY does not say: phone %s', (hasPhone) => {
    const ready = { userId, username: 'ada', globalName: 'Ada', hasPhone, countryCode: 'GB' };
    expect(toAccountFromReady(ready)).toEqual({
      userId,
      username: 'ada',
      globalName: 'Ada',
      phone: null,
      hasPhone,
      hasEmail: false,
      hasSmsMfa: false,
      isQuarantined: false,
    });
  });
});

it.each([
  [{ name: 'unauthorized', message: null }, 'signInExpired'],
  [{ name: 'discordError', status: 403, code: 40_002, message: null, fields: [] }, 'accountLocked'],
  [{ name: 'rateLimited', retryAfterMs: 1, message: null }, 'rateLimited'],
  [{ name: 'networkError' }, 'discordUnreachable'],
  [{ name: 'httpError', status: 502 }, 'discordUnreachable'],
  [{ name: 'handsetError' }, 'discordUnreachable'],
  [{ name: 'httpError', status: 403 }, 'refused'],
  [{ name: 'captchaRequired' }, 'refused'],
] satisfies [CallError, ConnectProblem][])('%o is shown as the problem %s', (error, problem) => {
  expect(toConnectProblem(error)).toBe(problem);
});
