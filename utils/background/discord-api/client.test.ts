import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { type CallContext, callDiscord } from './client.ts';
import { addPhone, getCurrentUser, verifyPhone } from './endpoints.ts';

const context: CallContext = {
  apiBase: 'https://discord.com/api/v9',
  authorization: 'the-authorization-of-the-user',
  locale: 'de',
  mfaAuthorization: null,
};
const start = { phone: '+14155550123', change_phone_reason: 'user_settings_update' } as const;

const fetchReturning = (
  status: number,
  body: string | null,
  headers: Record<string, string> = {},
) => vi.fn(async (_url: string, _init: RequestInit) => new Response(body, { status, headers }));

const headersOf = (fetch: ReturnType<typeof fetchReturning>) =>
  Object.fromEntries(new Headers(fetch.mock.calls[0]?.[1].headers));

describe('a request', () => {
  it('goes to the endpoint with only the authorization, content type and language headers', async () => {
    const fetch = fetchReturning(204, null);
    await callDiscord(addPhone, start, context, fetch);
    expect(fetch.mock.calls[0]?.[0]).toBe('https://discord.com/api/v9/users/@me/phone');
    expect(headersOf(fetch)).toEqual({
      authorization: context.authorization,
      'content-type': 'application/json',
      'x-discord-locale': 'de',
    });
  });

  it('carries no cookies, follows no redirect and leaves no referrer or cache entry', async () => {
    const fetch = fetchReturning(204, null);
    await callDiscord(addPhone, start, context, fetch);
    expect(fetch.mock.calls[0]?.[1]).toMatchObject({
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
  });

  it('carries a confirmation when it is repeated with one', async () => {
    const fetch = fetchReturning(204, null);
    await callDiscord(addPhone, start, { ...context, mfaAuthorization: 'jwt' }, fetch);
    expect(headersOf(fetch)).toMatchObject({ 'x-discord-mfa-authorization': 'jwt' });
  });

  it('carries no authorization if the endpoint needs none', async () => {
    const fetch = fetchReturning(200, '{"token":"t"}');
    await callDiscord(verifyPhone, { phone: '+14155550123', code: '012345' }, context, fetch);
    expect(headersOf(fetch)).not.toHaveProperty('authorization');
  });

  it('has no body and no content type when it is a GET', async () => {
    const fetch = fetchReturning(200, '{}');
    await callDiscord(getCurrentUser, null, context, fetch);
    expect(headersOf(fetch)).not.toHaveProperty('content-type');
    expect(fetch.mock.calls[0]?.[1].body).toBeUndefined();
  });
});

describe('the two bodies of adding a phone', () => {
  const finish = {
    phone_token: fc.string({ minLength: 1 }),
    password: fc.string({ minLength: 1 }),
    change_phone_reason: fc.constantFrom('user_settings_update', 'user_action_required'),
  };

  it('are never mixed: phone and phone_token exclude each other', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record(
          { ...finish, phone: fc.constant('+14155550123') },
          { requiredKeys: ['phone', 'phone_token'] },
        ),
        async (mixed) => {
          const fetch = fetchReturning(204, null);
          // A mixed body does not compile, so this one is untyped.
          const untyped = JSON.parse(JSON.stringify(mixed));
          await expect(callDiscord(addPhone, untyped, context, fetch)).rejects.toThrow(TypeError);
          expect(fetch).not.toHaveBeenCalled();
        },
      ),
    );
  });

  it('are sent exactly as they are declared', async () => {
    await fc.assert(
      fc.asyncProperty(fc.record(finish), async (body) => {
        const fetch = fetchReturning(204, null);
        await callDiscord(addPhone, JSON.parse(JSON.stringify(body)), context, fetch);
        expect(JSON.parse(String(fetch.mock.calls[0]?.[1].body))).toEqual(body);
      }),
    );
  });

  it('are not quoted in the error that a wrong body throws', async () => {
    const wrong = JSON.parse(
      '{"phone_token":"secret-token","password":"secret-password","extra":1}',
    );
    const error = await callDiscord(addPhone, wrong, context, fetchReturning(204, null)).catch(
      String,
    );
    expect(error).not.toContain('secret');
  });
});

describe('an answer', () => {
  const callWithAnswer = (status: number, body: string | null, headers?: Record<string, string>) =>
    callDiscord(
      verifyPhone,
      { phone: '+14155550123', code: '123456' },
      context,
      fetchReturning(status, body, headers),
    );
  const errorOf = async (...answer: Parameters<typeof callWithAnswer>) => {
    const result = await callWithAnswer(...answer);
    return result.ok ? null : result.error;
  };

  it('becomes the declared reply', async () => {
    expect(await callWithAnswer(200, '{"token":"abc","more":1}')).toEqual({
      ok: true,
      value: { token: 'abc' },
    });
  });

  describe('to an endpoint without a declared reply', () => {
    const callAddPhone = (status: number, body: string | null) =>
      callDiscord(addPhone, start, context, fetchReturning(status, body));

    it.each([
      ['nothing', 204, null],
      ['nothing, with 200', 200, ''],
      ['null', 200, 'null'],
      ['an object', 200, '{"a":1}'],
    ])('counts as success: %s', async (_what, status, body) => {
      expect(await callAddPhone(status, body)).toEqual({ ok: true, value: null });
    });

    it.each([
      ['a page', '<html>'],
      ['truncated JSON', '{"token":"ab'],
      ['JSON of another kind', '"yes"'],
    ])('is an unexpected reply if Discord did not write it: %s', async (_what, body) => {
      const error = { name: 'unexpectedReply', status: 200 };
      expect(await callAddPhone(200, body)).toEqual({ ok: false, error });
    });
  });

  it.each([
    [
      'a success other than declared',
      200,
      '{"toke":"abc"}',
      { name: 'unexpectedReply', status: 200 },
    ],
    ['a success that is not JSON', 200, '<html>', { name: 'unexpectedReply', status: 200 }],
    ['a page instead of JSON', 502, '<html>', { name: 'httpError', status: 502 }],
    ['truncated JSON', 400, '{"code": 500', { name: 'httpError', status: 400 }],
    ['JSON without a code', 500, '{"oops":true}', { name: 'httpError', status: 500 }],
    [
      'Discord’s error',
      400,
      '{"message":"Invalid phone number","code":50022}',
      {
        name: 'discordError',
        status: 400,
        code: 50_022,
        message: 'Invalid phone number',
        fields: [],
      },
    ],
    [
      'Discord’s tree of field errors',
      400,
      '{"code":50035,"message":"Invalid Form Body","errors":{"a":{"0":{"_errors":[{"code":"X","message":"m"}]}}}}',
      {
        name: 'discordError',
        status: 400,
        code: 50_035,
        message: 'Invalid Form Body',
        fields: [{ path: 'a.0', code: 'X', message: 'm' }],
      },
    ],
    [
      'a bad authorization',
      401,
      '{"message":"401: Unauthorized","code":0}',
      { name: 'unauthorized', message: '401: Unauthorized' },
    ],
    ['401 without JSON', 401, '', { name: 'unauthorized', message: null }],
    [
      'MFA',
      401,
      '{"code":60003,"message":"m","mfa":{"ticket":"t","methods":[{"type":"webauthn"},{"type":"new"},{"type":"password"},{"type":"totp","backup_codes_allowed":true}]}}',
      {
        name: 'mfaRequired',
        challenge: { ticket: 't', methods: ['totp', 'password'], backupCodesAllowed: true },
      },
    ],
    [
      '401 with the code for MFA but without a challenge',
      401,
      '{"code":60003,"message":"m"}',
      { name: 'unauthorized', message: 'm' },
    ],
    [
      'a captcha',
      400,
      '{"captcha_key":["captcha-required"],"captcha_service":"hcaptcha"}',
      { name: 'captchaRequired' },
    ],
    [
      '"not ready" with a success status',
      202,
      '{"code":110000,"message":"Index not yet available"}',
      {
        name: 'discordError',
        status: 202,
        code: 110_000,
        message: 'Index not yet available',
        fields: [],
      },
    ],
  ])('becomes its named error: %s', async (_what, status, body, error) => {
    expect(await errorOf(status, body)).toEqual(error);
  });

  it('with 429 becomes a rate limit with the wait that Discord names', async () => {
    expect(await errorOf(429, '{"message":"slow down","retry_after":1.25}')).toEqual({
      name: 'rateLimited',
      retryAfterMs: 1250,
      message: 'slow down',
    });
    expect(await errorOf(429, '<html>', { 'Retry-After': '7' })).toMatchObject({
      retryAfterMs: 7000,
    });
    expect(await errorOf(429, '{"retry_after":64000}', { 'Retry-After': '64' })).toMatchObject({
      retryAfterMs: 64_000,
    });
    expect(await errorOf(429, '<html>')).toMatchObject({ retryAfterMs: null });
    expect(await errorOf(429, '{"retry_after":1e308}')).toMatchObject({ retryAfterMs: null });
  });

  it('becomes a network error if it never arrives, and a timeout if it arrives too late', async () => {
    const refused = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await callDiscord(getCurrentUser, null, context, refused)).toEqual({
      ok: false,
      error: { name: 'networkError' },
    });
    const aborted = vi.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(AbortSignal.abort());
    const late = () => Promise.reject(new DOMException('timed out', 'TimeoutError'));
    expect(await callDiscord(getCurrentUser, null, context, late)).toEqual({
      ok: false,
      error: { name: 'timeout' },
    });
    expect(aborted).toHaveBeenCalledWith(15_000);
  });
});
