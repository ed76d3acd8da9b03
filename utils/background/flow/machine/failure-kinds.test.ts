import { describe, expect, it } from 'vitest';
import { Failure } from '#shared/flow/failure.ts';
import type { CallError, FieldError } from '../../discord-api/call-error.ts';
import { ErrorCode, ErrorRange } from '../../discord-api/error-codes.ts';
import { mayHaveTakenEffect, toFailure } from './to-failure.ts';

type DiscordError = Extract<CallError, { name: 'discordError' }>;

const NOW = 1_700_000_000_000;
const error = (fields: Partial<DiscordError> = {}): DiscordError => ({
  name: 'discordError',
  status: 400,
  code: ErrorCode.InvalidFormBody,
  message: 'Invalid Form Body',
  fields: [],
  ...fields,
});
const inField = (path: string, code = 'CODE', message = 'words'): FieldError => ({
  path,
  code,
  message,
});
const kindOf = (call: CallError) => toFailure(call, NOW).kind;

describe('the failure kind', () => {
  it('is one that can be stored and shown, for every error code', () => {
    const codes = [...Object.values(ErrorCode), ...Object.values(ErrorRange).flat()];
    for (const code of codes)
      for (const status of [400, 403])
        expect(Failure.safeParse(toFailure(error({ code, status }), NOW)).success).toBe(true);
  });

  it.each([
    [ErrorCode.UnknownMessage - 1, 'refused'],
    [ErrorRange.UserLimitedAccess[0] - 1, 'refused'],
    [ErrorRange.UserLimitedAccess[0], 'accountLimited'],
    [ErrorRange.UserLimitedAccess[1], 'accountLimited'],
    [ErrorRange.UserLimitedAccess[1] + 1, 'refused'],
    [ErrorRange.GuildLimitedAccess[0] - 1, 'refused'],
    [ErrorRange.GuildLimitedAccess[0], 'notAboutPhones'],
    [ErrorRange.GuildLimitedAccess[1], 'notAboutPhones'],
    [ErrorRange.GuildLimitedAccess[1] + 1, 'refused'],
  ])('of the code %d is %s', (code, kind) => {
    expect(kindOf(error({ code, status: 403 }))).toBe(kind);
  });

  it.each([
    ['phone', 'invalidPhone'],
    ['phone.0', 'invalidPhone'],
    ['code', 'wrongCode'],
    ['password', 'wrongPassword'],
    ['phone_token', 'verificationExpired'],
    ['ticket', 'mfaExpired'],
    ['captcha', 'refused'],
    ['other.phone', 'refused'],
    ['', 'refused'],
  ])('of an error in the field "%s" is %s', (path, kind) => {
    expect(kindOf(error({ fields: [inField(path)] }))).toBe(kind);
  });

  it('of a bad length is its own for a password alone', () => {
    const tooShort = 'BASE_TYPE_BAD_LENGTH';
    expect(kindOf(error({ fields: [inField('password', tooShort)] }))).toBe('passwordLength');
    expect(kindOf(error({ fields: [inField('phone', tooShort)] }))).toBe('invalidPhone');
  });

  it('follows from the code when no field is one that Handset sends', () => {
    const fields = [inField('captcha'), inField('other')];
    expect(kindOf(error({ code: ErrorCode.InvalidPassword, fields }))).toBe('wrongPassword');
  });

  it.each([
    [299, 'notReady'],
    [300, 'refused'],
    [499, 'refused'],
    [500, 'serverTrouble'],
    [503, 'serverTrouble'],
  ])('of Discord’s error with status %d is %s', (status, kind) => {
    expect(kindOf(error({ status }))).toBe(kind);
  });

  it.each([
    [404, 'refused'],
    [403, 'blocked'],
  ])('of "Unknown Message" with status %d is %s', (status, kind) => {
    expect(kindOf(error({ status, code: ErrorCode.UnknownMessage }))).toBe(kind);
  });

  it.each([
    [
      { name: 'mfaRequired', challenge: { ticket: '', methods: [], backupCodesAllowed: false } },
      'mfaRequired',
    ],
    [{ name: 'captchaRequired' }, 'refused'],
    [{ name: 'httpError', status: 499 }, 'unreadableAnswer'],
    [{ name: 'httpError', status: 500 }, 'serverTrouble'],
    [{ name: 'unexpectedReply', status: 200 }, 'unreadableAnswer'],
    [{ name: 'networkError' }, 'noAnswer'],
    [{ name: 'timeout' }, 'noAnswer'],
    [{ name: 'handsetError' }, 'handsetError'],
  ] satisfies [CallError, string][])('of %o is %s, without words of Discord', (call, kind) => {
    expect(toFailure(call, NOW)).toEqual({ kind, discord: null, retryAt: null });
  });
});

describe('Discord’s words', () => {
  const wordsOf = (call: CallError) => toFailure(call, NOW).discord;

  it('are those of the field that decides, then of the first field, then of the whole error', () => {
    const ours = inField('password', 'CODE', 'Password does not match.');
    const code = ErrorCode.InvalidFormBody;
    expect(wordsOf(error({ fields: [inField('captcha'), ours] }))).toEqual({
      message: 'Password does not match.',
      code,
    });
    expect(wordsOf(error({ fields: [inField('captcha'), inField('x', '', 'later')] }))).toEqual({
      message: 'words',
      code,
    });
    expect(wordsOf(error({ fields: [inField('phone', 'CODE', '')] }))).toEqual({
      message: 'Invalid Form Body',
      code,
    });
    expect(wordsOf(error())).toEqual({ message: 'Invalid Form Body', code });
  });

  it('are nothing when Discord has none', () => {
    for (const message of [null, '']) {
      expect(wordsOf(error({ message }))).toBeNull();
      expect(wordsOf({ name: 'unauthorized', message })).toBeNull();
    }
  });

  it('are kept without a code when only the status says what happened', () => {
    expect(toFailure({ name: 'unauthorized', message: '401: Unauthorized' }, NOW)).toEqual({
      kind: 'signInExpired',
      discord: { message: '401: Unauthorized', code: null },
      retryAt: null,
    });
  });

  it('are cut after 500 characters', () => {
    expect(wordsOf(error({ message: 'x'.repeat(501) }))?.message).toBe('x'.repeat(500));
  });
});

it('a rate limit says when it ends, if Discord named a time', () => {
  const limit = { name: 'rateLimited', message: 'slow down' } as const;
  expect(toFailure({ ...limit, retryAfterMs: 1500 }, NOW)).toEqual({
    kind: 'rateLimited',
    discord: { message: 'slow down', code: null },
    retryAt: NOW + 1500,
  });
  expect(toFailure({ ...limit, retryAfterMs: null }, NOW).retryAt).toBeNull();
});

it.each([
  [299, true],
  [300, false],
  [499, false],
  [500, true],
])('a call that failed with status %d may have taken effect: %s', (status, expected) => {
  expect(mayHaveTakenEffect(error({ status }))).toBe(expected);
  expect(mayHaveTakenEffect({ name: 'httpError', status })).toBe(expected);
});

it('a call that needs MFA has taken no effect', () => {
  const challenge = { ticket: 't', methods: [], backupCodesAllowed: false };
  expect(mayHaveTakenEffect({ name: 'mfaRequired', challenge })).toBe(false);
});
