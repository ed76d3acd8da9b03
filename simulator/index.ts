import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { getRequestListener } from '@hono/node-server';
import { setRequiredAction } from './change-required-action.ts';
import type { Simulator, SimulatorOptions } from './contract.ts';
import { createUpgradeHandler } from './gateway/upgrade.ts';
import { createCertificate } from './network/certificate.ts';
import { listen } from './network/listen.ts';
import { createProxy } from './network/proxy.ts';
import { createPhoneApp } from './phone/phone-app.ts';
import { captchaRequired } from './rest/captcha-required.ts';
import { createSimulatorState, resetSimulatorState } from './simulator-state.ts';
import { createSiteApp } from './site/site-app.ts';
import { toUserObject } from './user-object.ts';

export type * from './contract.ts';

/** Starts a local Discord on 127.0.0.1, on the given ports or on free ones. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { key, cert, spkiSha256 } = await createCertificate();
  const state = createSimulatorState();
  const { accounts, phones, mfa, overrides, limits, gateway, page, requests, refusedHosts } = state;

  const site = createHttpsServer({ key, cert }, listenerFor(createSiteApp(state)));
  // When a reused connection is reset, browsers silently repeat the request, even a POST.
  site.maxRequestsPerSocket = 1;
  site.on('upgrade', createUpgradeHandler(gateway));
  const discord = await listen(site, options.port ?? 0);
  const phone = await listen(
    createHttpServer(listenerFor(createPhoneApp(state))),
    options.phonePort ?? 0,
  );
  const proxy = await listen(
    createProxy({
      port: discord.port,
      phonePort: phone.port,
      onRefused: (host) => refusedHosts.push(host),
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
      sentTo: (number, kind) => phones.messagesOfKind(kind).filter((sms) => sms.phone === number),
      count: (kind) => phones.messagesOfKind(kind).length,
    },
    secrets: () => [...phones.issuedSecrets, ...mfa.issuedSecrets],
    gateway,
    page,
    setRequiredAction: (accountId, action) =>
      setRequiredAction(state, accounts.mustGet(accountId), action),
    changeAccount(accountId, changes) {
      const account = Object.assign(accounts.mustGet(accountId), changes);
      gateway.push(accountId, 'USER_UPDATE', toUserObject(account));
    },
    limit: (endpoint, limit) => limits.set(endpoint, limit),
    captcha: (endpoint, wording) => overrides.queue(endpoint, captchaRequired(wording), 1),
    numbersInUse: (inUse) => state.numbers.set(inUse),
    nextAnswer: (endpoint, answer, count = 1) => overrides.queue(endpoint, answer, count),
    holdAnswer: (endpoint) => overrides.hold(endpoint),
    reset: () => resetSimulatorState(state),
    async close() {
      await Promise.all([proxy.close(), discord.close(), phone.close()]);
    },
  };
}

/** `overrideGlobalObjects` is off because the adapter would replace the tests' global Request and Response. */
function listenerFor({ fetch }: { fetch: Parameters<typeof getRequestListener>[0] }) {
  return getRequestListener(fetch, { overrideGlobalObjects: false });
}
