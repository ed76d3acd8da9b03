import { describe, expect, it } from 'vitest';
import type { CallError } from '../../discord-api/call-error.ts';
import { ErrorCode, ErrorRange } from '../../discord-api/error-codes.ts';
import { KIND_BY_ERROR } from './failure-table.ts';
import { mayHaveTakenEffect, toFailure } from './to-failure.ts';

const discordError = (code: number, status = 400): CallError => ({
  name: 'discordError',
  status,
  code,
  message: 'words of Discord',
  fields: [],
});

describe('the table of error codes', () => {
  const rows = Object.entries(ErrorCode).map(
    ([name, code]) => [name, code, code === 10_008 ? 403 : 400] as const,
  );

  it.each(rows)(
    'gives the error its failure kind, with Discord’s message: %s',
    (name, code, status) => {
      const expected = Object.entries(KIND_BY_ERROR).find(([row]) => row === name)?.[1];
      expect(toFailure(discordError(code, status), 0)).toEqual({
        kind: expected,
        discord: { message: 'words of Discord', code },
        retryAt: null,
      });
    },
  );

  it.each(Object.entries(ErrorRange))(
    'gives every code of the range the same failure kind: %s',
    (name, [first, last]) => {
      const expected = Object.entries(KIND_BY_ERROR).find(([row]) => row === name)?.[1];
      for (const code of [first, last, first + 1234])
        expect(toFailure(discordError(code, 403), 0).kind).toBe(expected);
      expect(toFailure(discordError(first - 1), 0).kind).toBe('refused');
      expect(toFailure(discordError(last + 1), 0).kind).toBe('refused');
    },
  );

  it('has no duplicate codes', () => {
    const codes = Object.values(ErrorCode);
    expect(new Set(codes).size).toBe(codes.length);
  });
});

describe('toFailure', () => {
  it.each([
    ['treats "Unknown Message" as a block only with a 403', discordError(10_008, 404), 'refused'],
    ['treats an unknown code as a refusal', discordError(70_006), 'refused'],
    ['treats a 5xx as server trouble, whatever the code', discordError(0, 500), 'serverTrouble'],
    ['treats a 202 with an error code as "not ready"', discordError(110_000, 202), 'notReady'],
    [
      'treats an error page from Cloudflare as server trouble',
      { name: 'httpError', status: 522 },
      'serverTrouble',
    ],
    [
      'treats a refusal without JSON as an unreadable answer',
      { name: 'httpError', status: 403 },
      'unreadableAnswer',
    ],
  ] as const)('%s', (_title, error, kind) => {
    expect(toFailure(error, 0).kind).toBe(kind);
  });

  it('takes the kind for an invalid form from the first field that Handset sends', () => {
    const fields = [
      { path: 'captcha', code: 'X', message: 'not ours' },
      { path: 'password', code: 'PASSWORD_DOES_NOT_MATCH', message: 'Password does not match.' },
    ];
    expect(
      toFailure(
        { name: 'discordError', status: 400, code: 50_035, message: 'Invalid Form Body', fields },
        0,
      ),
    ).toEqual({
      kind: 'wrongPassword',
      discord: { message: 'Password does not match.', code: 50_035 },
      retryAt: null,
    });
  });
});

describe('mayHaveTakenEffect', () => {
  it.each([
    [{ name: 'networkError' }, true],
    [{ name: 'timeout' }, true],
    [{ name: 'handsetError' }, true],
    [{ name: 'unexpectedReply', status: 200 }, true],
    [{ name: 'httpError', status: 502 }, true],
    [discordError(0, 500), true],
    [discordError(50_022), false],
    [{ name: 'httpError', status: 403 }, false],
    [{ name: 'rateLimited', retryAfterMs: null, message: null }, false],
    [{ name: 'unauthorized', message: null }, false],
    [{ name: 'captchaRequired' }, false],
  ] as const)('for %o returns %s', (error, expected) => {
    expect(mayHaveTakenEffect(error)).toBe(expected);
  });
});
