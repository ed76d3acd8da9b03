import type { Browser, CDPSession, Page, Target } from 'puppeteer-core';
import { until } from './until.ts';

/** The extension's service worker, as the browser knows it. */
export interface ServiceWorkerControl {
  isAlive(): Promise<boolean>;
  /**
   * Ends the running worker and returns when it is gone. Where an event is still waiting for it, the
   * browser starts another at once, which knows nothing of the first.
   */
  stop(): Promise<void>;
}

/** The session that listens to a target, if there is one. */
export type ListenerOf = (target: Target) => Promise<CDPSession | undefined> | undefined;

/**
 * Asks the browser itself, because puppeteer hears of a new worker some time after it has begun to
 * answer.
 */
export async function controlServiceWorker(
  browser: Browser,
  extensionPage: Page,
  extensionOrigin: string,
  listenerOf: ListenerOf,
): Promise<ServiceWorkerControl> {
  const targets = await browser.target().createCDPSession();
  const workers = await extensionPage.createCDPSession();
  await workers.send('ServiceWorker.enable');

  const runningIds = async () => {
    const { targetInfos } = await targets.send('Target.getTargets', {
      filter: [{ type: 'service_worker' }],
    });
    return targetInfos
      .filter(({ url }) => url.startsWith(`${extensionOrigin}/`))
      .map(({ targetId }) => targetId);
  };

  /** A worker that is listened to keeps its target over a restart, and is not let go on. */
  const stopListening = async () => {
    for (const target of browser.targets()) {
      if (target.type() !== 'service_worker') continue;
      const session = await listenerOf(target);
      if (session && !session.detached) await session.detach().catch(() => {});
    }
  };

  return {
    isAlive: async () => (await runningIds()).length > 0,
    async stop() {
      const doomed = await runningIds();
      if (doomed.length === 0) return;
      await until('the service worker to end', async () => {
        await stopListening();
        await workers.send('ServiceWorker.stopAllWorkers');
        const left = await runningIds();
        return left.some((id) => doomed.includes(id)) ? undefined : true;
      });
    },
  };
}
