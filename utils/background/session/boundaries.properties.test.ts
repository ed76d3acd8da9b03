import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DISCORD_ORIGINS, discordOriginOf } from '#shared/discord-hosts.ts';
import { damaged } from '#shared/testing/damaged.ts';
import { candidateOf, type RequestDetails, userIdIn } from './machine/candidate.ts';
import { toPageUser } from './read-page-user.ts';

const SNOWFLAKE = /^\d{15,21}$/;
const origin = fc.constantFrom(...DISCORD_ORIGINS);
const address = fc.oneof(
  origin,
  origin.map((each) => `${each}/api/v9/users/@me`),
  fc.tuple(origin, fc.string()).map(([each, rest]) => `${each}${rest}`),
  fc.tuple(origin, fc.domain()).map(([each, domain]) => `${each}.${domain}/api/`),
  fc.tuple(fc.domain(), origin).map(([domain, each]) => `https://${domain}/?${each}/api/`),
  fc.webUrl(),
  fc.string(),
);

it('discordOriginOf accepts only URLs on Discord’s three hosts', () => {
  fc.assert(
    fc.property(address, (url) => {
      const found = discordOriginOf(url);
      if (found !== null) expect(new URL(url).origin).toBe(found);
    }),
  );
});

describe('toPageUser', () => {
  it('returns a valid id, signed out or no page, whatever the page keeps', () => {
    const found = fc.record({
      origin,
      path: fc.oneof(fc.constantFrom('/login', '/register', '/channels/@me'), fc.string()),
      lacksReady: fc.boolean(),
      userIdCache: fc.option(fc.oneof(fc.constant('"100000000000000001"'), fc.string())),
    });
    fc.assert(
      fc.property(fc.oneof(damaged(found), fc.anything()), origin, (findings, expected) => {
        const user = toPageUser(findings, expected);
        if (user.status === 'signedIn') expect(user.userId).toMatch(SNOWFLAKE);
        else expect(['signedOut', 'noPage']).toContain(user.status);
      }),
    );
  });
});

describe('candidateOf', () => {
  const value = fc.oneof(
    fc.stringMatching(/^[\w.~+/=-]{20,70}$/),
    fc.constantFrom(
      'Bearer abcdefghijklmnopqrstuvwxyz',
      'Bot abcdefghijklmnopqrstuvwxyz',
      'de',
      '',
    ),
    fc.string(),
  );
  const header = fc.record(
    {
      name: fc.constantFrom('Authorization', 'authorization', 'X-Discord-Locale', 'Cookie'),
      value,
    },
    { requiredKeys: ['name'] },
  );
  const details: fc.Arbitrary<RequestDetails> = fc.record(
    {
      url: address,
      tabId: fc.integer({ min: -1, max: 9 }),
      requestHeaders: fc.array(header, { maxLength: 4 }),
      initiator: address,
      originUrl: address,
    },
    { requiredKeys: ['url', 'tabId'] },
  );

  it('returns a candidate only for a request by Discord’s page to its own API, with a user’s authorization', () => {
    fc.assert(
      fc.property(details, (request) => {
        const candidate = candidateOf(request);
        if (candidate === null) return;
        const { authorization, locale, tabId } = candidate;
        expect(new URL(request.url).origin).toBe(candidate.origin);
        expect(new URL(request.initiator ?? request.originUrl ?? '').origin).toBe(candidate.origin);
        expect(new URL(request.url).pathname.startsWith('/api/')).toBe(true);
        expect(authorization).toMatch(/^[\w.~+/=-]{20,300}$/);
        expect(locale ?? 'de').toMatch(/^[\w-]{2,12}$/);
        expect(tabId).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('finds a user id only in an authorization that begins with one', () => {
    const base64 = fc.oneof(
      fc.string(),
      fc.stringMatching(/^\d{15,20}$/).map((id) => `${btoa(id)}.rest`),
      fc.base64String(),
    );
    fc.assert(
      fc.property(base64, (authorization) => {
        const id = userIdIn(authorization);
        if (id !== null) expect(authorization.split('.')[0]).toBe(btoa(id));
      }),
    );
  });
});
