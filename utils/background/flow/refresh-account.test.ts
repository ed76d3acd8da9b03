import { describe, expect, it } from 'vitest';
import { ownFailure } from '#shared/flow/failure.ts';
import { memoryItem } from '#shared/storage/testing/memory-item.ts';
import type { CallResult } from '../discord-api/call-error.ts';
import type { CurrentUser } from '../discord-api/current-user.ts';
import type { Account, Session } from '../session/machine/connection.ts';
import { makeErasable } from '../storage/erasable-item.ts';
import { dropFlow } from './drop-flow.ts';
import { createFlowRunner } from './flow-runner.ts';
import type { FlowState } from './machine/state.ts';
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
  const flowItem = memoryItem<FlowState>();
  let current = session;
  const createFlow = () =>
    createFlowRunner({
      item: flowItem,
      now: () => clock.now,
      perform: () => new Promise(() => {}),
    });
  const createRefresher = () =>
    createAccountRefresher({
      session: {
        getAccount: async () => (isConnected ? account : null),
        sessionOf: async () => (isConnected ? current : null),
        updateAccount: async (read) => void updated.push(read),
        handleAuthorizationRefused: async (authorization) => void refused.push(authorization),
      },
      flow: createFlow(),
      flowItem,
      getCurrentUser: async () => {
        calls += 1;
        return result;
      },
      isOnline: () => isOnline,
      now: () => clock.now,
    });
  return {
    ...createRefresher(),
    /** The refresher of a background that was started again. */
    createRefresher,
    connectAs: (userId: string) => {
      current = { ...session, userId };
    },
    forget: () => dropFlow(createFlow(), makeErasable(flowItem), { type: 'forgotten' }),
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

describe('a rate limit on reading the account', () => {
  const LIMIT_MS = 10 * MAX_ACCOUNT_AGE_MS;
  const limited = (retryAfterMs: number | null): CallResult<CurrentUser> => ({
    ok: false,
    error: { name: 'rateLimited', retryAfterMs, message: null },
  });

  /** A minute after connecting, Discord refused the reading for ten minutes. */
  async function reachLimit() {
    const fixture = createFixture();
    fixture.clock.now += MAX_ACCOUNT_AGE_MS;
    fixture.answerWith(limited(LIMIT_MS));
    await fixture.refreshIfOld();
    expect(fixture.calls()).toBe(1);
    return fixture;
  }

  it('is obeyed until it ends, also after a change that a page told and by a background that was started again', async () => {
    const { clock, calls, markOutdated, refreshIfOld, createRefresher } = await reachLimit();
    clock.now += LIMIT_MS - 1;
    markOutdated();
    await refreshIfOld();
    const restarted = createRefresher();
    restarted.markOutdated();
    await restarted.refreshIfOld();
    expect(calls()).toBe(1);
    clock.now += 1;
    await restarted.refreshIfOld();
    expect(calls()).toBe(2);
  });

  it('does not end what a page told of a change: it is read as soon as the limit ends', async () => {
    const { clock, calls, refreshIfOld, markOutdated, answerWith } = createFixture();
    answerWith(limited(1000));
    markOutdated();
    await refreshIfOld();
    clock.now += 1000;
    await refreshIfOld();
    expect(calls()).toBe(2);
  });

  it('holds up no other account', async () => {
    const { calls, connectAs, refreshIfOld } = await reachLimit();
    connectAs('100000000000000002');
    await refreshIfOld();
    expect(calls()).toBe(2);
  });

  it('lasts no longer than Discord told when the clock is set back', async () => {
    const { clock, calls, refreshIfOld } = await reachLimit();
    clock.now -= 1;
    await refreshIfOld();
    expect(calls()).toBe(2);
  });

  it('is forgotten with everything else', async () => {
    const { calls, forget, createRefresher } = await reachLimit();
    await forget();
    await createRefresher().refreshIfOld();
    expect(calls()).toBe(2);
  });

  it('without a time is not recorded', async () => {
    const { calls, refreshIfOld, markOutdated, answerWith } = createFixture();
    answerWith(limited(null));
    markOutdated();
    await refreshIfOld();
    await refreshIfOld();
    expect(calls()).toBe(2);
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
