import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Account, type RateLimit, type Simulator, startSimulator } from './index.ts';
import { openGateway } from './testing/gateway-socket.ts';
import { at } from './testing/json-path.ts';
import { send } from './testing/send.ts';

const PHONE = '+12025550143';
const REASON = { change_phone_reason: 'user_action_required' };
const TOO_EARLY = 'called before retry_after was over';

let simulator: Simulator;
let account: Account;
beforeAll(async () => {
  simulator = await startSimulator();
});
beforeEach(() => {
  simulator.reset();
  account = simulator.accounts.create({ phone: PHONE });
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(() => simulator.close());

const call = (method: string, path: string, body?: unknown, headers = {}) =>
  send(simulator.port, `/api/v9${path}`, {
    method,
    body,
    headers: { authorization: account.authorization, ...headers },
  });
const start = () => call('POST', '/users/@me/phone', { phone: PHONE, ...REASON });
const objections = () => simulator.requests.map((request) => request.objections);

describe('a rate limit', () => {
  const limit = (rule: Partial<RateLimit> = {}) =>
    simulator.limit('addPhone', { after: 1, retryAfterSeconds: 1.5, ...rule });

  test('lets some calls through and then answers 429', async () => {
    limit();
    expect((await start()).status).toBe(204);
    const { status, headers, body } = await start();
    expect(status).toBe(429);
    expect(body).toEqual({
      message: 'You are being rate limited.',
      retry_after: 1.5,
      global: false,
    });
    expect(headers).toMatchObject({
      'retry-after': '2',
      'x-ratelimit-scope': 'user',
      via: expect.any(String),
    });
    expect(headers).not.toHaveProperty('x-ratelimit-global');
    expect(simulator.sms.count()).toBe(1);
    expect(objections()).toEqual([[], []]);
  });

  test('objects to a caller that does not wait, and says how much time is left', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    limit({ after: 0, retryAfterSeconds: 10 });
    await start();
    vi.setSystemTime(Date.now() + 4_000);
    expect((await start()).body).toMatchObject({ retry_after: 6 });
    expect(objections()).toEqual([[], [TOO_EARLY]]);
  });

  test('starts again when its time is over', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    limit({ retryAfterSeconds: 10 });
    const statuses = [(await start()).status, (await start()).status];
    vi.setSystemTime(Date.now() + 10_000);
    statuses.push((await start()).status, (await start()).status);
    expect(statuses).toEqual([204, 429, 204, 429]);
    expect(objections()).toEqual([[], [], [], []]);
  });

  test('can be shared or global', async () => {
    limit({ after: 0, scope: 'shared' });
    expect((await start()).headers).toMatchObject({ 'x-ratelimit-scope': 'shared' });
    limit({ after: 0, global: true });
    const { headers, body } = await start();
    expect(headers).toMatchObject({ 'x-ratelimit-scope': 'global', 'x-ratelimit-global': 'true' });
    expect(body).toMatchObject({ global: true });
  });

  test('gives milliseconds in the body and seconds in the header in the form cloudflare-ms', async () => {
    limit({ after: 0, form: 'cloudflare-ms' });
    const { status, headers, body } = await start();
    expect([status, headers['retry-after']]).toEqual([429, '2']);
    expect(body).toMatchObject({ retry_after: 2000 });
    expect(headers).not.toHaveProperty('via');
    expect(headers).not.toHaveProperty('x-ratelimit-scope');
  });

  test('serves Cloudflare’s page of error 1015 in the form html', async () => {
    limit({ after: 0, form: 'html' });
    const { status, headers, text } = await start();
    expect([status, headers['retry-after']]).toEqual([429, '2']);
    expect(headers['content-type']).toContain('text/html');
    expect(text).toContain('<span>1015</span>');
    expect(headers).not.toHaveProperty('via');
  });

  test.each(['json', 'cloudflare-ms', 'html'] as const)(
    'does not blame a caller that was not told a time, in the form %s',
    async (form) => {
      limit({ after: 0, form, withTime: false });
      const { status, headers, text } = await start();
      await start();
      expect(status).toBe(429);
      expect(headers).not.toHaveProperty('retry-after');
      expect(text).not.toContain('retry_after');
      expect(objections()).toEqual([[], []]);
    },
  );

  test('does not blame the extension for a time that only the page was told', async () => {
    limit({ after: 0 });
    const body = { phone: PHONE, ...REASON };
    const page = { origin: 'https://discord.com', 'x-super-properties': 'e30=' };
    await call('POST', '/users/@me/phone', body, page);
    await start();
    expect(simulator.requests.map(({ source }) => source)).toEqual(['page', 'extension']);
    expect(objections()).toEqual([[], []]);
  });

  test('does not count queued answers', async () => {
    limit();
    simulator.nextAnswer('addPhone', { status: 502 });
    const statuses = [(await start()).status, (await start()).status, (await start()).status];
    expect(statuses).toEqual([502, 204, 429]);
  });

  test('applies to one endpoint and ends with a reset', async () => {
    limit({ after: 0 });
    expect((await call('GET', '/users/@me')).status).toBe(200);
    simulator.reset();
    account = simulator.accounts.create();
    expect((await start()).status).toBe(204);
  });
});

test('requires a captcha only once, with all fields of the real answer', async () => {
  simulator.captcha('addPhone');
  const { status, body } = await start();
  expect(status).toBe(400);
  expect(body).toEqual({
    captcha_key: ['captcha-required'],
    captcha_service: 'hcaptcha',
    captcha_sitekey: expect.any(String),
    captcha_session_id: expect.any(String),
    captcha_rqdata: expect.any(String),
    captcha_rqtoken: expect.any(String),
    should_serve_invisible: false,
  });
  expect(simulator.sms.count()).toBe(0);
  expect((await start()).status).toBe(204);
});

describe('MFA over the network', () => {
  const remove = (headers = {}) =>
    call(
      'DELETE',
      '/users/@me/phone',
      { password: account.password, change_phone_reason: 'user_settings_update' },
      headers,
    );

  test('confirms the removal of a number by SMS', async () => {
    account.mfa = { methods: ['sms'] };
    account.mfaOn = ['removePhone'];
    const challenged = await remove();
    expect(challenged.status).toBe(401);
    expect(String(challenged.headers['set-cookie'])).toContain('__Secure-recent_mfa=;');
    const ticket = at(challenged.body, 'mfa.ticket');
    await send(simulator.port, '/api/v9/auth/mfa/sms/send', { method: 'POST', body: { ticket } });
    const counts = [simulator.sms.count(), simulator.sms.count('mfa')];
    expect([...counts, simulator.sms.count('verification')]).toEqual([1, 1, 0]);
    expect(simulator.sms.sentTo(PHONE, 'verification')).toEqual([]);
    const data = simulator.sms.sentTo(PHONE, 'mfa')[0]?.code;
    const finished = await call('POST', '/mfa/finish', { ticket, mfa_type: 'sms', data });
    const pass = String(at(finished.body, 'token'));
    expect((await remove({ 'x-discord-mfa-authorization': pass })).status).toBe(204);
    expect(account.phone).toBeNull();
    expect(objections().flat()).toEqual([]);
  });

  test('accepts the repetition of a call whose challenge was a queued answer', async () => {
    const body = { message: 'Two factor is required', code: 60003, mfa: { ticket: 'x' } };
    simulator.nextAnswer('removePhone', { status: 401, body });
    await remove();
    expect((await remove({ 'x-discord-mfa-authorization': 'y' })).status).toBe(204);
    expect(objections().flat()).toEqual([]);
  });

  test('lets a repetition that was not carried out be sent again', async () => {
    account.mfaOn = ['removePhone'];
    const ticket = at((await remove()).body, 'mfa.ticket');
    const data = account.password;
    const finished = await call('POST', '/mfa/finish', { ticket, mfa_type: 'password', data });
    const headers = { 'x-discord-mfa-authorization': String(at(finished.body, 'token')) };
    simulator.nextAnswer('removePhone', { status: 502 });
    expect([(await remove(headers)).status, (await remove(headers)).status]).toEqual([502, 204]);
    expect(objections().flat()).toEqual([]);
  });
});

describe('the gateway session of an account', () => {
  /** Opens a gateway session of the account, as the page does. */
  async function connect() {
    const gateway = openGateway(simulator.port);
    await gateway.waitForPayload({ op: 10 });
    gateway.send(2, { token: account.authorization, properties: {} });
    return { gateway, ready: await gateway.waitForEvent('READY') };
  }

  const update = (required_action: string | null) => ({
    t: 'USER_REQUIRED_ACTION_UPDATE',
    'd.required_action': required_action,
  });

  test('reports a required action that is set and cleared, whatever its name', async () => {
    const { gateway } = await connect();
    simulator.setRequiredAction(account.id, 'REQUIRE_SOMETHING_NEW');
    await gateway.waitForPayload(update('REQUIRE_SOMETHING_NEW'));
    expect(account.requiredAction).toBe('REQUIRE_SOMETHING_NEW');
    simulator.setRequiredAction(account.id, null);
    await gateway.waitForPayload(update(null));
    expect(account.requiredAction).toBeNull();
    expect(() => simulator.changeAccount('1', {})).toThrow('no account 1');
    expect(() => simulator.setRequiredAction('1', null)).toThrow('no account 1');
  });

  test('reports the next required action right after reverifying has cleared the first', async () => {
    simulator.setRequiredAction(account.id, 'REQUIRE_REVERIFIED_PHONE');
    account.nextActions = ['REQUIRE_VERIFIED_EMAIL'];
    const { gateway } = await connect();
    await call('POST', '/users/@me/phone/reverify', { phone: PHONE, ...REASON });
    const code = simulator.sms.sentTo(PHONE)[0]?.code;
    const verified = await send(simulator.port, '/api/v9/phone-verifications/verify', {
      method: 'POST',
      body: { phone: PHONE, code },
    });
    const phone_token = at(verified.body, 'token');
    const finish = { phone_token, password: account.password, ...REASON };
    expect((await call('POST', '/users/@me/phone/reverify', finish)).status).toBe(204);
    expect(await gateway.waitForEvent('USER_UPDATE')).toMatchObject({ s: 2, d: { phone: PHONE } });
    expect(await gateway.waitForPayload(update(null))).toMatchObject({ s: 3 });
    expect(await gateway.waitForPayload(update('REQUIRE_VERIFIED_EMAIL'))).toMatchObject({ s: 4 });
    expect(objections().flat()).toEqual([]);
  });

  test('lists the second factors in READY', async () => {
    account.mfa = { methods: ['webauthn', 'totp'] };
    account.flags = 16 + 2 ** 44;
    const { ready } = await connect();
    expect(at(ready, 'd.auth.authenticator_types')).toEqual([1, 2, 3]);
    expect(at(ready, 'd.user.flags')).toBe(17592186044432);
  });

  test('reports a removed number', async () => {
    const { gateway } = await connect();
    const body = { password: account.password, change_phone_reason: 'user_settings_update' };
    expect((await call('DELETE', '/users/@me/phone', body)).status).toBe(204);
    expect(at(await gateway.waitForEvent('USER_UPDATE'), 'd.phone')).toBeNull();
  });
});
