import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Simulator, startSimulator } from '../index.ts';
import { parseJson } from '../json.ts';
import { openGateway } from '../testing/gateway-socket.ts';
import { at } from '../testing/json-path.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterEach(() => simulator.reset());
afterAll(() => simulator.close());

async function connect(address?: string) {
  const account = simulator.accounts.create();
  const gateway = openGateway(simulator.port, undefined, address);
  await gateway.waitForPayload({ op: 10 });
  gateway.send(2, { token: account.authorization, properties: {} });
  return { account, gateway, ready: await gateway.waitForEvent('READY') };
}

test('resumes a dropped session on the host that READY names, with the missed events', async () => {
  const { account, gateway, ready } = await connect();
  const other = await connect();
  simulator.gateway.dropConnections(account.id);
  expect(await gateway.closed).toBe(4000);
  simulator.setRequiredAction(account.id, 'REQUIRE_VERIFIED_PHONE');

  const host = new URL(String(at(ready, 'd.resume_gateway_url'))).host;
  const again = openGateway(simulator.port, host);
  await again.waitForPayload({ op: 10 });
  const session_id = at(ready, 'd.session_id');
  again.send(6, { token: account.authorization, session_id, seq: 1 });
  await again.waitForEvent('RESUMED');
  expect(await again.waitForEvent('USER_REQUIRED_ACTION_UPDATE')).toMatchObject({ s: 2 });
  expect(simulator.gateway.connections()).toBe(2);
  expect(other.gateway.payloadCount()).toBe(2);
});

test.each(['encoding=json&v=9&compress=zstd-stream', 'encoding=etf&v=9&compress=zstd-stream'])(
  'serves %s with the encoding of zlib-stream',
  async (query) => {
    const { account, ready } = await connect(`/?${query}`);
    expect(at(ready, 'd.user.id')).toBe(account.id);
  },
);

test('puts the event name first in payloads, and sends text to clients without compression', async () => {
  const account = simulator.accounts.create();
  const socket = new WebSocket(`wss://127.0.0.1:${simulator.port}/?encoding=json&v=9`, {
    rejectUnauthorized: false,
    headers: { host: 'gateway.discord.gg' },
  });
  const texts: string[] = [];
  socket.on('message', (data, isBinary) => {
    if (!isBinary) texts.push(String(data));
    const identify = { op: 2, d: { token: account.authorization } };
    if (texts.length === 1) socket.send(JSON.stringify(identify));
  });
  await expect.poll(() => texts.length).toBe(2);
  expect(texts[0]).toMatch(/^\{"t":null,"s":null,"op":10,"d":\{/);
  expect(texts[1]).toMatch(/^\{"t":"READY","s":1,"op":0,"d":\{"v":9,"user":\{/);
  expect(at(parseJson(texts[1] ?? ''), 'd.user.id')).toBe(account.id);
  socket.terminate();
});
