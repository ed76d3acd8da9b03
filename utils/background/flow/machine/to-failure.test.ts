import { describe, expect, it } from 'vitest';
import type { CallError } from '../../discord-api/call-error.ts';
import { ErrorCode, ErrorRange } from '../../discord-api/error-codes.ts';
import { KIND_BY_ERROR } from './failure-table.ts';
import { mayHaveHappened, toFailure } from './to-failure.ts';

const discordError = (code: number, status = 400): CallError => ({
  name: 'discordError',
  status,
  code,
  message: 'words of Discord',
  fields: [],
});

describe('every error of the table', () => {
  const rows = Object.entries(ErrorCode).map(
    ([name, code]) => [name, code, code === 10_008 ? 403 : 400] as const,
  );

  it.each(rows)('has its meaning, and Discord’s words below it: %s', (name, code, status) => {
    const expected = Object.entries(KIND_BY_ERROR).find(([row]) => row === name)?.[1];
    expect(toFailure(discordError(code, status), 0)).toEqual({
      kind: expected,
      discord: { message: 'words of Discord', code },
      retryAt: null,
    });
  });

  it.each(Object.entries(ErrorRange))(
    'has its meaning from the first code to the last: %s',
    (name, [first, last]) => {
      const expected = Object.entries(KIND_BY_ERROR).find(([row]) => row === name)?.[1];
      for (const code of [first, last, first + 1234])
        expect(toFailure(discordError(code, 403), 0).kind).toBe(expected);
      expect(toFailure(discordError(first - 1), 0).kind).toBe('refused');
      expect(toFailure(discordError(last + 1), 0).kind).toBe('refused');
    },
  );

  it('has no code twice', () => {
    const codes = Object.values(ErrorCode);
    expect(new Set(codes).size).toBe(codes.length);
  });
});

describe('what the code alone does not tell', () => {
  it.each([
    ['"Unknown Message" is a block only as a 403', discordError(10_008, 404), 'refused'],
    ['a code nobody knows is a refusal', discordError(70_006), 'refused'],
    ['5xx is trouble whatever the code', discordError(0, 500), 'serverTrouble'],
    ['202 with a code is "not ready"', discordError(110_000, 202), 'notReady'],
    ['a page of Cloudflare is trouble', { name: 'httpError', status: 522 }, 'serverTrouble'],
    [
      'a page with a refusal is not understood',
      { name: 'httpError', status: 403 },
      'unreadableAnswer',
    ],
  ] as const)('%s', (_what, error, kind) => {
    expect(toFailure(error, 0).kind).toBe(kind);
  });

  it('of an invalid form is told by the first field that is one of ours', () => {
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

describe('whether Discord may have acted', () => {
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
  ] as const)('after %o: %s', (error, may) => {
    expect(mayHaveHappened(error)).toBe(may);
  });
});
