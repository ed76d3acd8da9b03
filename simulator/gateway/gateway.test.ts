import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../index.ts';
import { openGateway } from '../testing/gateway-socket.ts';
import { at } from '../testing/json-path.ts';
import { send } from '../testing/send.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterEach(() => simulator.reset());
afterAll(() => simulator.close());

const hello = { op: 10 };
const identify = (account: { authorization: string }) => ({
  token: account.authorization,
  properties: {},
});

async function connect(account: { authorization: string }) {
  const gateway = openGateway(simulator.port);
  await gateway.waitForPayload(hello);
  gateway.send(2, identify(account));
  const ready = await gateway.waitForEvent('READY');
  return { gateway, ready };
}

test('sends hello, and READY with the signed-in user', async () => {
  const account = simulator.accounts.create({ phone: '+12025550143' });
  const gateway = openGateway(simulator.port);
  expect(at(await gateway.waitForPayload(hello), 'd.heartbeat_interval')).toBe(41_250);
  gateway.send(2, identify(account));
  const ready = await gateway.waitForEvent('READY');
  expect(ready).toMatchObject({
    s: 1,
    d: {
      v: 9,
      user: { id: account.id, username: account.username, phone: '+12025550143' },
      auth: { authenticator_types: [] },
      country_code: 'US',
      resume_gateway_url: 'wss://gateway-us-east1-b.discord.gg',
    },
  });
  expect(at(ready, 'd.user')).not.toHaveProperty('authenticator_types');
  expect(at(ready, 'd')).not.toHaveProperty('required_action');
  expect(simulator.gateway.connections()).toBe(1);
});

test('includes a required action in READY', async () => {
  const account = simulator.accounts.create({ requiredAction: 'REQUIRE_VERIFIED_PHONE' });
  const { ready } = await connect(account);
  expect(at(ready, 'd.required_action')).toBe('REQUIRE_VERIFIED_PHONE');
});

test('splits a long payload into several messages', async () => {
  const { gateway } = await connect(simulator.accounts.create());
  expect(gateway.messageCount()).toBeGreaterThan(gateway.payloadCount());
});

test.each([1, 40])('acknowledges a heartbeat with op %i', async (op) => {
  const { gateway } = await connect(simulator.accounts.create());
  gateway.send(op, null);
  await gateway.waitForPayload({ op: 11 });
});

test('pushes events to one account only, including non-ASCII text', async () => {
  const account = simulator.accounts.create();
  const other = simulator.accounts.create();
  const first = await connect(account);
  const second = await connect(other);
  simulator.gateway.push(account.id, 'USER_UPDATE', { global_name: 'Žofie 🌻' });
  expect(at(await first.gateway.waitForEvent('USER_UPDATE'), 'd.global_name')).toBe('Žofie 🌻');
  simulator.gateway.push(other.id, 'LAST', {});
  await second.gateway.waitForEvent('LAST');
  expect(second.gateway.payloadCount()).toBe(3);
});

test('notifies both affected accounts when a phone verification is finished', async () => {
  const phone = '+12025550143';
  const account = simulator.accounts.create({ requiredAction: 'REQUIRE_VERIFIED_PHONE' });
  const previous = simulator.accounts.create({ phone });
  const { gateway } = await connect(account);
  const { gateway: previousGateway } = await connect(previous);
  const post = (path: string, body: unknown) =>
    send(simulator.port, `/api/v9${path}`, {
      method: 'POST',
      headers: { authorization: account.authorization },
      body,
    });
  const reason = { change_phone_reason: 'user_action_required' };
  await post('/users/@me/phone', { phone, ...reason });
  const code = simulator.sms.sentTo(phone)[0]?.code;
  const { body } = await post('/phone-verifications/verify', { phone, code });
  const finish = { phone_token: at(body, 'token'), password: account.password, ...reason };
  expect((await post('/users/@me/phone', finish)).status).toBe(204);
  const update = await gateway.waitForEvent('USER_UPDATE');
  expect(update).toMatchObject({ d: { id: account.id, phone, authenticator_types: [] } });
  expect(await gateway.waitForEvent('USER_REQUIRED_ACTION_UPDATE')).toMatchObject({
    d: { required_action: null },
  });
  expect(at(await previousGateway.waitForEvent('USER_UPDATE'), 'd.phone')).toBeNull();
});

test('closes the socket on an unknown authorization', async () => {
  const gateway = openGateway(simulator.port);
  await gateway.waitForPayload(hello);
  gateway.send(2, { token: 'nobody' });
  expect(await gateway.closed).toBe(4004);
});

test('closes the socket on a second identify', async () => {
  const account = simulator.accounts.create();
  const { gateway } = await connect(account);
  gateway.send(2, identify(account));
  expect(await gateway.closed).toBe(4005);
});

test('resumes a session that lost its socket, with the missed events', async () => {
  const account = simulator.accounts.create();
  const { gateway, ready } = await connect(account);
  gateway.terminate();
  await expect.poll(() => simulator.gateway.connections()).toBe(0);
  simulator.gateway.push(account.id, 'USER_REQUIRED_ACTION_UPDATE', {
    required_action: 'AGREEMENTS',
  });

  const again = openGateway(simulator.port, 'gateway-us-east1-b.discord.gg');
  await again.waitForPayload(hello);
  again.send(6, { token: account.authorization, session_id: at(ready, 'd.session_id'), seq: 1 });
  await again.waitForEvent('RESUMED');
  expect(again.payloadCount()).toBe(['HELLO', 'USER_REQUIRED_ACTION_UPDATE', 'RESUMED'].length);
  expect(await again.waitForEvent('USER_REQUIRED_ACTION_UPDATE')).toMatchObject({ s: 2 });
  simulator.gateway.push(account.id, 'USER_UPDATE', {});
  expect(await again.waitForEvent('USER_UPDATE')).toMatchObject({ s: 4 });
});

test('refuses to resume a session that was closed normally', async () => {
  const account = simulator.accounts.create();
  const { gateway, ready } = await connect(account);
  gateway.close(1000);
  await gateway.closed;
  await expect.poll(() => simulator.gateway.connections()).toBe(0);
  const again = openGateway(simulator.port);
  await again.waitForPayload(hello);
  again.send(6, { token: account.authorization, session_id: at(ready, 'd.session_id'), seq: 1 });
  await again.waitForPayload({ op: 9, d: false });
});

test.each([
  '/?encoding=etf&v=9&compress=zlib-stream',
  '/?encoding=json&v=9&compress=br-stream',
  '/?encoding=json&v=10&compress=zlib-stream',
])('refuses the address %s', async (address) => {
  expect(await openGateway(simulator.port, undefined, address).closed).toBe(4012);
});

test('closes every socket on a reset', async () => {
  const { gateway } = await connect(simulator.accounts.create());
  simulator.reset();
  expect(await gateway.closed).toBe(4000);
  expect(simulator.gateway.connections()).toBe(0);
});
