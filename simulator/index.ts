import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { getRequestListener } from '@hono/node-server';
import type { Simulator, SimulatorOptions } from './contract.ts';
import { demand } from './demand.ts';
import { createUpgradeHandler } from './gateway/upgrade.ts';
import { createCertificate } from './network/certificate.ts';
import { listen } from './network/listen.ts';
import { createProxy } from './network/proxy.ts';
import { createPhoneApp } from './phone/phone-app.ts';
import { captchaRequired } from './rest/captcha-required.ts';
import { createSiteApp } from './site/site-app.ts';
import { createWorld, resetWorld } from './world.ts';

export type * from './contract.ts';

/** Starts a local Discord on free ports of 127.0.0.1, or on the ones asked for. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { key, cert, spkiSha256 } = await createCertificate();
  const world = createWorld();
  const { accounts, phones, mfa, overrides, limits, gateway, page, requests, refusedHosts } = world;

  const site = createHttpsServer({ key, cert }, listenerFor(createSiteApp(world)));
  // Browsers silently repeat a request, even a POST, when a connection they have used before is reset.
  site.maxRequestsPerSocket = 1;
  site.on('upgrade', createUpgradeHandler(gateway));
  const discord = await listen(site, options.port ?? 0);
  const phone = await listen(
    createHttpServer(listenerFor(createPhoneApp(world))),
    options.phonePort ?? 0,
  );
  const proxy = await listen(
    createProxy({
      port: discord.port,
      phonePort: phone.port,
      refused: (host) => refusedHosts.push(host),
    }),
    options.proxyPort ?? 0,
  );

  return {
    port: discord.port,
    proxyPort: proxy.port,
    refusedHosts,
    spkiSha256,
    phoneUrl: `http://127.0.0.1:${phone.port}/`,
    accounts,
    requests,
    sms: {
      all: () => [...phones.messages],
      sentTo: (number, kind) => phones.ofKind(kind).filter((sms) => sms.phone === number),
      count: (kind) => phones.ofKind(kind).length,
    },
    secrets: () => [...phones.givenOut, ...mfa.givenOut],
    gateway,
    page,
    demand: (accountId, action) => demand(world, accounts.mustGet(accountId), action),
    limit: (endpoint, limit) => limits.set(endpoint, limit),
    captcha: (endpoint) => overrides.queue(endpoint, captchaRequired(), 1),
    nextAnswer: (endpoint, answer, count = 1) => overrides.queue(endpoint, answer, count),
    holdAnswer: (endpoint) => overrides.hold(endpoint),
    reset: () => resetWorld(world),
    async close() {
      await Promise.all([proxy.close(), discord.close(), phone.close()]);
    },
  };
}

/** Without this option the adapter would replace the global Request and Response of whole tests. */
function listenerFor({ fetch }: { fetch: Parameters<typeof getRequestListener>[0] }) {
  return getRequestListener(fetch, { overrideGlobalObjects: false });
}
