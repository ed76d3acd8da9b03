import { describe, expect, it } from 'vitest';
import { candidateOf, type RequestDetails, userIdIn } from './candidate.ts';

const PAGE = 'https://discord.com';
const authorization = `${'a'.repeat(10)}.GabcdE.${'b'.repeat(20)}`;

const requestWith = (
  headers: readonly (readonly [name: string, value: string | undefined])[],
  more: Partial<RequestDetails> = {},
): RequestDetails => ({
  url: `${PAGE}/api/v9/science`,
  tabId: 3,
  initiator: PAGE,
  requestHeaders: headers.map(([name, value]) => ({ name, value })),
  ...more,
});
const authorized = (more: Partial<RequestDetails> = {}) =>
  requestWith([['Authorization', authorization]], more);

describe('the authorization of a candidate', () => {
  it.each(['Authorization', 'authorization', 'AUTHORIZATION'])('is in the header %s', (name) => {
    expect(
      candidateOf(
        requestWith([
          ['Accept', '*/*'],
          [name, authorization],
        ]),
      ),
    ).toEqual({
      authorization,
      origin: PAGE,
      locale: null,
      tabId: 3,
    });
  });

  it.each(['x'.repeat(20), 'x'.repeat(300), 'abc.def-ghi_jkl~mno+pqr/stu=0123'])(
    'may be %s',
    (value) => {
      expect(candidateOf(requestWith([['authorization', value]]))?.authorization).toBe(value);
    },
  );

  it.each([
    'x'.repeat(19),
    'x'.repeat(301),
    `${'x'.repeat(30)} y`,
    `:${'x'.repeat(30)}`,
    `${'x'.repeat(30)};`,
    '',
    undefined,
  ])('is never %s', (value) => {
    expect(candidateOf(requestWith([['authorization', value]]))).toBeNull();
  });

  it('is missing in a request without headers', () => {
    expect(candidateOf({ ...authorized(), requestHeaders: undefined })).toBeNull();
  });
});

describe('the request of a candidate', () => {
  it('is made to the API, by a page in a tab', () => {
    expect(candidateOf(authorized({ tabId: 0 }))?.tabId).toBe(0);
    for (const more of [
      { tabId: -1 },
      { url: `${PAGE}/api` },
      { url: `${PAGE}/apis/v9` },
      { url: `${PAGE}/assets/api/v9` },
      { url: 'https://example.org/api/v9', initiator: 'https://example.org' },
      { url: 'nonsense', initiator: 'nonsense' },
    ])
      expect(candidateOf(authorized(more))).toBeNull();
  });

  it('was made by the initiator, where the browser names it', () => {
    const other = 'https://example.org';
    expect(candidateOf(authorized({ originUrl: other }))).not.toBeNull();
    expect(candidateOf(authorized({ initiator: other, originUrl: PAGE }))).toBeNull();
    expect(candidateOf(authorized({ initiator: undefined, originUrl: PAGE }))).not.toBeNull();
  });
});

describe('the locale of a candidate', () => {
  const localeOf = (value?: string) =>
    candidateOf(
      requestWith([
        ['authorization', authorization],
        ['x-discord-locale', value],
      ]),
    )?.locale;

  it.each(['de', 'pt-BR', 'zh-Hant-TW_x'])('may be %s', (locale) => {
    expect(localeOf(locale)).toBe(locale);
  });

  it.each(['d', 'x'.repeat(13), 'de;', ';de', '', undefined])('is dropped as %s', (locale) => {
    expect(localeOf(locale)).toBeNull();
  });
});

describe('the user id in an authorization', () => {
  it.each(['1'.repeat(15), '100000000000000001', '1'.repeat(20)])('is %s', (id) => {
    expect(userIdIn(`${btoa(id)}.GabcdE.secret`)).toBe(id);
    expect(userIdIn(btoa(id))).toBe(id);
  });

  it.each(['1'.repeat(14), '1'.repeat(21), 'x10000000000000001', '10000000000000001x', ''])(
    'is not %j',
    (text) => {
      expect(userIdIn(`${btoa(text)}.GabcdE.secret`)).toBeNull();
    },
  );

  it.each(['mfa.secret', '*.GabcdE', ''])('is not in %j', (text) => {
    expect(userIdIn(text)).toBeNull();
  });
});
