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

/** Asks the proxy for a tunnel; through it, for the status line of the host's front page. */
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
  '%s leads to the page',
  async (authority) => {
    expect(await tunnel(authority)).toBe('HTTP/1.1 200 OK');
    expect(simulator.refusedHosts).toEqual([]);
  },
);

test.each(['gateway.discord.gg:443', 'gateway-us-east1-b.discord.gg:443'])(
  '%s leads to the simulator, which has no page there',
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
])('%s is refused and remembered', async (authority) => {
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

test('plain HTTP is refused and remembered', async () => {
  expect(await getThroughProxy('http://discord.com/')).toBe(403);
  expect(simulator.refusedHosts).toEqual(['discord.com:80']);
});

test('the phone is reached through the proxy as well', async () => {
  expect(await getThroughProxy(`${simulator.phoneUrl}sms`)).toBe(200);
  expect(simulator.refusedHosts).toEqual([]);
});
