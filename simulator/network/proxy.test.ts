import { request } from 'node:http';
import { connect } from 'node:tls';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../index.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.close());

/** Opens a tunnel through the proxy and reads the status line of the host's login page. */
function tunnel(authority: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const outgoing = request({
      host: '127.0.0.1',
      port: simulator.proxyPort,
      method: 'CONNECT',
      path: authority,
      agent: false,
    });
    outgoing.on('error', reject);
    outgoing.on('connect', ({ statusCode }, socket) => {
      if (statusCode !== 200) {
        socket.destroy();
        resolve(`refused with ${statusCode}`);
        return;
      }
      const host = authority.split(':')[0] ?? '';
      const secure = connect({ socket, servername: host, rejectUnauthorized: false });
      secure.on('error', reject);
      secure.once('data', (data: Buffer) => {
        resolve(data.toString().split('\r\n')[0] ?? '');
        secure.destroy();
      });
      secure.write(`GET /login HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
    });
    outgoing.end();
  });
}

test.each(['discord.com:443', 'ptb.discord.com:443', 'canary.discord.com:443'])(
  'forwards %s to the page',
  async (authority) => {
    expect(await tunnel(authority)).toBe('HTTP/1.1 200 OK');
    expect(simulator.refusedHosts).toEqual([]);
  },
);

test.each(['gateway.discord.gg:443', 'gateway-us-east1-b.discord.gg:443'])(
  'forwards %s to the simulator, which has no page there',
  async (authority) => {
    expect(await tunnel(authority)).toBe('HTTP/1.1 421 Misdirected Request');
  },
);

test.each([
  'example.com:443',
  'discord.com:80',
  'cdn.discordapp.com:443',
  'discord.com.example.com:443',
  'remote-auth-gateway.discord.gg:443',
  'gateway.discord.gg.example.com:443',
])('refuses and records %s', async (authority) => {
  expect(await tunnel(authority)).toBe('refused with 403');
  expect(simulator.refusedHosts).toEqual([authority]);
});

function getThroughProxy(url: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const target = { host: '127.0.0.1', port: simulator.proxyPort, path: url, agent: false };
    const outgoing = request(target, (incoming) => {
      incoming.resume();
      resolve(incoming.statusCode);
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}

test('refuses and records plain HTTP', async () => {
  expect(await getThroughProxy('http://discord.com/')).toBe(403);
  expect(simulator.refusedHosts).toEqual(['discord.com:80']);
});

test('forwards requests to the phone page', async () => {
  expect(await getThroughProxy(`${simulator.phoneUrl}sms`)).toBe(200);
  expect(simulator.refusedHosts).toEqual([]);
});
