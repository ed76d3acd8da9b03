import { text } from 'node:stream/consumers';
import { connect } from 'node:tls';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Account, type Simulator, startSimulator } from './index.ts';
import { at } from './testing/json-path.ts';
import { send } from './testing/send.ts';

let simulator: Simulator;
let account: Account;
beforeAll(async () => {
  simulator = await startSimulator();
});
beforeEach(() => {
  simulator.reset();
  account = simulator.accounts.create();
});
afterAll(() => simulator.close());

const START = { phone: '+12025550143', change_phone_reason: 'user_settings_update' };
const headers = () => ({ authorization: account.authorization });
const getCurrentUser = () => send(simulator.port, '/api/v9/users/@me', { headers: headers() });
const start = (timeoutMs?: number) =>
  send(simulator.port, '/api/v9/users/@me/phone', {
    method: 'POST',
    headers: headers(),
    body: START,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });

test('answers with the current user and records the request', async () => {
  const { status, body } = await getCurrentUser();
  expect(status).toBe(200);
  expect(body).toMatchObject({
    id: account.id,
    discriminator: '0',
    verified: true,
    phone: null,
    authenticator_types: [],
  });
  expect(body).not.toHaveProperty('required_action');
  expect(simulator.requests).toMatchObject([
    { endpoint: 'getCurrentUser', source: 'extension', authorized: 'valid', status: 200 },
  ]);
  expect(simulator.requests[0]?.objections).toEqual([]);
});

test('shows the sent SMS on the phone', async () => {
  await start();
  expect(simulator.sms.count()).toBe(1);
  expect(simulator.sms.sentTo(START.phone)).toEqual(simulator.sms.all());
  expect(simulator.sms.sentTo('+12025550144')).toEqual([]);
  const shown = await fetch(new URL('sms', simulator.phoneUrl));
  expect(await shown.json()).toEqual(simulator.sms.all());
});

describe('queued answers', () => {
  test('replace the real ones in order, each for one request', async () => {
    simulator.nextAnswer('addPhone', {
      status: 429,
      headers: { 'retry-after': '2' },
      body: { retry_after: 2 },
    });
    simulator.nextAnswer('addPhone', { status: 502, text: '<html></html>' });
    const limited = await start();
    expect(limited).toMatchObject({ status: 429, body: { retry_after: 2 } });
    expect(limited.headers['retry-after']).toBe('2');
    const broken = await start();
    expect(broken).toMatchObject({ status: 502, text: '<html></html>' });
    expect(broken.headers['content-type']).toContain('text/html');
    expect(simulator.sms.count()).toBe(0);
    expect((await start()).status).toBe(204);
    expect(simulator.requests.map(({ status }) => status)).toEqual([429, 502, 204]);
  });

  test('are given as often as requested, by one endpoint only', async () => {
    simulator.nextAnswer('addPhone', { status: 500, body: {} }, 2);
    expect((await getCurrentUser()).status).toBe(200);
    expect([(await start()).status, (await start()).status, (await start()).status]).toEqual([
      500, 500, 204,
    ]);
  });

  test('can have a body with a 204, although HTTP does not allow one', async () => {
    simulator.nextAnswer('getCurrentUser', { status: 204, body: { unexpected: 'ä' } });
    const socket = connect({ port: simulator.port, host: '127.0.0.1', rejectUnauthorized: false });
    socket.end('GET /api/v9/users/@me HTTP/1.1\r\nHost: discord.com\r\n\r\n');
    const [head, rest] = (await text(socket)).split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 204 /);
    expect(head).toContain('content-length: 19');
    expect(rest).toBe('{"unexpected":"ä"}');
    expect((await getCurrentUser()).status).toBe(200);
  });
});

describe('a fault', () => {
  test('resets the connection before the request takes effect', async () => {
    simulator.nextAnswer('addPhone', { fault: 'reset' });
    await expect(start()).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(simulator.sms.count()).toBe(0);
    expect(simulator.requests).toMatchObject([{ endpoint: 'addPhone', status: 0 }]);
  });

  test('resets the connection after the request took effect', async () => {
    simulator.nextAnswer('addPhone', { fault: 'reset', afterHandling: true });
    await expect(start()).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(simulator.sms.count()).toBe(1);
  });

  test('lets a request hang without an answer', async () => {
    simulator.nextAnswer('addPhone', { fault: 'hang' });
    await expect(start(1_000)).rejects.toThrow();
    expect(simulator.requests).toMatchObject([{ status: 0 }]);
    expect((await start()).status).toBe(204);
  });
});

describe('a held answer', () => {
  const statuses = () => simulator.requests.map(({ status }) => status);

  test('waits until it is released, while its request takes effect immediately', async () => {
    const release = simulator.holdAnswer('addPhone');
    const answer = start();
    await expect.poll(() => simulator.sms.count()).toBe(1);
    // Only the next answer is held: a later call and another endpoint are answered in the meantime.
    expect([(await start()).status, (await getCurrentUser()).status]).toEqual([204, 200]);
    expect(statuses()).toEqual([0, 204, 200]);
    release();
    expect((await answer).status).toBe(204);
    expect(statuses()).toEqual([204, 204, 200]);
  });

  test('can be a queued answer or a fault', async () => {
    const releases = [simulator.holdAnswer('addPhone'), simulator.holdAnswer('addPhone')];
    simulator.nextAnswer('addPhone', { status: 502, text: '' });
    simulator.nextAnswer('addPhone', { fault: 'reset' });
    const refused = start();
    await expect.poll(() => simulator.requests.length).toBe(1);
    let problem = 'none';
    const broken = start().catch(({ code }) => {
      problem = code;
    });
    await expect.poll(() => simulator.requests.length).toBe(2);
    expect((await start()).status).toBe(204);
    expect([statuses(), problem]).toEqual([[0, 0, 204], 'none']);
    for (const release of releases) release();
    await broken;
    expect([(await refused).status, problem]).toEqual([502, 'ECONNRESET']);
  });

  test('is given at once when it was released before the request', async () => {
    simulator.holdAnswer('addPhone')();
    expect((await start()).status).toBe(204);
  });

  test('is released by a reset, which removes all other holds', async () => {
    simulator.holdAnswer('addPhone');
    simulator.holdAnswer('getCurrentUser');
    const answer = start();
    await expect.poll(() => simulator.requests.length).toBe(1);
    simulator.reset();
    expect((await answer).status).toBe(204);
    account = simulator.accounts.create();
    expect((await getCurrentUser()).status).toBe(200);
  });
});

test('empties everything in place on a reset', async () => {
  const { requests, refusedHosts } = simulator;
  simulator.nextAnswer('getCurrentUser', { status: 500 });
  await start();
  const old = headers();
  simulator.reset();
  expect([requests, refusedHosts, simulator.accounts.all(), simulator.sms.all()]).toEqual([
    [],
    [],
    [],
    [],
  ]);
  expect((await send(simulator.port, '/api/v9/users/@me', { headers: old })).status).toBe(401);
});

describe('the site', () => {
  test('lets an account log in and out', async () => {
    const body = { login: account.email, password: account.password };
    const login = await send(simulator.port, '/api/v9/auth/login', { method: 'POST', body });
    expect(at(login.body, 'token')).toBe(account.authorization);
    const old = headers();
    const logout = { method: 'POST', headers: old, body: {} };
    expect((await send(simulator.port, '/api/v9/auth/logout', logout)).status).toBe(204);
    expect((await send(simulator.port, '/api/v9/users/@me', { headers: old })).status).toBe(401);
  });

  test('refuses a wrong login', async () => {
    const body = { login: account.email, password: 'wrong password' };
    const login = await send(simulator.port, '/api/v9/auth/login', { method: 'POST', body });
    expect(at(login.body, 'errors.login._errors.0.code')).toBe('INVALID_LOGIN');
  });

  test('gives every script of the page the nonce of its policy', async () => {
    const page = await send(simulator.port, '/channels/@me');
    const nonce = /'nonce-([^']+)'/.exec(String(page.headers['content-security-policy']))?.[1];
    expect(nonce).toBeTruthy();
    expect(page.text.match(/<script/g)).toHaveLength(
      page.text.split(`nonce="${nonce}"`).length - 1,
    );
  });

  test('serves the script and the style at addresses that browsers keep', async () => {
    const page = await send(simulator.port, '/channels/@me', { timeoutMs: 20_000 });
    const [style = '', script = ''] = [...page.text.matchAll(/"(\/assets\/[^"]+)"/g)].map(
      ([, address]) => address,
    );
    const served = await send(simulator.port, script);
    expect(served.headers['content-type']).toContain('javascript');
    expect(served.headers['cache-control']).toContain('immutable');
    expect(served.text).toContain('sign-in-');
    expect((await send(simulator.port, style)).headers['content-type']).toContain('css');
  });

  test('gives the list of accounts only to the page', async () => {
    const path = '/__simulator/accounts';
    expect((await send(simulator.port, path)).status).toBe(403);
    const sameOrigin = { headers: { 'sec-fetch-site': 'same-origin' } };
    expect(at((await send(simulator.port, path, sameOrigin)).body, '0.id')).toBe(account.id);
  });

  test('answers 421 for hosts other than Discord’s three', async () => {
    expect(
      (await send(simulator.port, '/login', { headers: { host: 'example.com' } })).status,
    ).toBe(421);
  });
});

test('closes without waiting for open or hanging connections', async () => {
  const other = await startSimulator();
  other.nextAnswer('science', { fault: 'hang' });
  const hanging = send(other.port, '/api/v9/science', { method: 'POST', body: {} });
  const events = await fetch(new URL('events', other.phoneUrl));
  await expect.poll(() => other.requests.length).toBe(1);
  await other.close();
  await expect(hanging).rejects.toThrow();
  await events.body?.cancel().catch(() => {});
});
