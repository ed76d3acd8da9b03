import { describe, expect, it } from 'vitest';
import { getCurrentUser, verifyPhone } from './endpoints.ts';
import { parseResponse } from './parse-response.ts';

const token = { token: 'abc' };
const refusal = { code: 50_035, message: 'Invalid Form Body' };

const read = (status: number, body: unknown, retryAfterHeader: string | null = null) =>
  parseResponse(verifyPhone, { status, body, retryAfterHeader });
const errorOf = (status: number, body: unknown) => {
  const result = read(status, body);
  return result.ok ? null : result.error;
};

describe('the status of a response', () => {
  it.each([200, 202, 299])('means success: %d', (status) => {
    expect(read(status, token)).toEqual({ ok: true, value: token });
  });

  it.each([199, 300, 302, 404])('means an error, whatever the body: %d', (status) => {
    expect(errorOf(status, token)).toEqual({ name: 'httpError', status });
  });

  it('means "not ready" only as a 202 with an error code', () => {
    const both = { ...token, ...refusal };
    expect(read(200, both).ok).toBe(true);
    expect(errorOf(202, both)).toMatchObject({ name: 'discordError', status: 202, code: 50_035 });
    expect(errorOf(202, {})).toEqual({ name: 'unexpectedReply', status: 202 });
  });
});

describe('the body of an error', () => {
  it('is a captcha only with 400 and a key that is not empty', () => {
    const captcha = { ...refusal, captcha_key: ['captcha-required'] };
    expect(errorOf(400, captcha)).toEqual({ name: 'captchaRequired' });
    expect(errorOf(400, { captcha_key: 'x' })).toEqual({ name: 'captchaRequired' });
    expect(errorOf(403, captcha)).toMatchObject({ name: 'discordError', status: 403 });
    expect(errorOf(400, { ...refusal, captcha_key: null })).toMatchObject({ name: 'discordError' });
  });

  it('is a challenge only with 401, and a rate limit only with 429', () => {
    const challenge = { code: 60_003, message: 'm', mfa: { ticket: 't', methods: [] } };
    expect(errorOf(401, challenge)).toMatchObject({ name: 'mfaRequired' });
    expect(errorOf(403, challenge)).toMatchObject({ name: 'discordError', code: 60_003 });
    const slow = { ...refusal, retry_after: 1 };
    expect(errorOf(429, slow)).toMatchObject({ name: 'rateLimited', retryAfterMs: 1000 });
    expect(errorOf(503, slow)).toMatchObject({ name: 'discordError', status: 503 });
  });

  it('has a message only if it is a text', () => {
    for (const message of [undefined, null, 7, ['words']]) {
      expect(errorOf(400, { code: 0, message })).toMatchObject({ code: 0, message: null });
      expect(errorOf(401, { message })).toEqual({ name: 'unauthorized', message: null });
      expect(errorOf(429, { message })).toMatchObject({ name: 'rateLimited', message: null });
    }
  });

  it.each([undefined, null, '', [], {}, { code: '50035' }])(
    'is not Discord’s without an error code: %j',
    (body) => {
      expect(errorOf(400, body)).toEqual({ name: 'httpError', status: 400 });
    },
  );
});

describe('an MFA challenge', () => {
  const challenge = (methods: unknown, code = 60_003): unknown => ({
    code,
    mfa: { ticket: 'ticket', methods },
  });

  it('has the known methods in Handset’s order, each one time', () => {
    const types = ['sms', 'webauthn', 'new', 'sms', 'password', 'totp'];
    const methods = types.map((type) => ({ type }));
    expect(errorOf(401, challenge(methods))).toEqual({
      name: 'mfaRequired',
      challenge: {
        ticket: 'ticket',
        methods: ['totp', 'sms', 'password'],
        backupCodesAllowed: false,
      },
    });
  });

  it.each([
    [{ type: 'totp', backup_codes_allowed: true }, true],
    [{ type: 'totp', backup_codes_allowed: false }, false],
    [{ type: 'totp', backup_codes_allowed: null }, false],
    [{ type: 'sms', backup_codes_allowed: true }, false],
  ])('accepts backup codes with %j: %s', (method, backupCodesAllowed) => {
    const methods = [{ type: 'password' }, method];
    expect(errorOf(401, challenge(methods))).toMatchObject({ challenge: { backupCodesAllowed } });
  });

  it.each([
    challenge([], 60_004),
    challenge('totp'),
    challenge([{}]),
    { code: 60_003, mfa: { methods: [] } },
    { code: 60_003 },
  ])('is not in %j', (body) => {
    expect(errorOf(401, body)).toEqual({ name: 'unauthorized', message: null });
  });
});

it('a reply that the endpoint does not declare is unexpected', () => {
  for (const body of [undefined, null, {}, { token: 1 }])
    expect(errorOf(200, body)).toEqual({ name: 'unexpectedReply', status: 200 });
  const user = { id: '100000000000000001', username: 'ada' };
  expect(
    parseResponse(getCurrentUser, { status: 200, body: user, retryAfterHeader: null }).ok,
  ).toBe(true);
});
