import type { Browser, Page } from 'puppeteer-core';
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

/** What Chromium reports when a worker is stopped that was just being started. */
const STOPPED_AT_START = 'Failed to load the script unexpectedly';

/** How long a worker may take to end before it is asked to once more. */
const ASK_AGAIN_MS = 1000;

/**
 * Asks the browser itself, because puppeteer hears of a new worker some time after it has begun to
 * answer.
 */
export async function controlServiceWorker(
  browser: Browser,
  extensionPage: Page,
  extensionOrigin: string,
  consoleMessages: string[],
): Promise<ServiceWorkerControl> {
  const targets = await browser.target().createCDPSession();
  const workers = await extensionPage.createCDPSession();
  // The only way to hear of a worker's errors that leaves the worker alone.
  workers.on('ServiceWorker.workerErrorReported', ({ errorMessage: { errorMessage } }) => {
    if (errorMessage !== STOPPED_AT_START) consoleMessages.push(`pageerror: ${errorMessage}`);
  });
  await workers.send('ServiceWorker.enable');

  const runningIds = async () => {
    const { targetInfos } = await targets.send('Target.getTargets', {
      filter: [{ type: 'service_worker' }],
    });
    return targetInfos
      .filter(({ url }) => url.startsWith(`${extensionOrigin}/`))
      .map(({ targetId }) => targetId);
  };

  return {
    isAlive: async () => (await runningIds()).length > 0,
    async stop() {
      const doomed = await runningIds();
      if (doomed.length === 0) return;
      let askedAt = Number.NEGATIVE_INFINITY;
      await until('the service worker to end', async () => {
        // Not each time: the one that the browser starts in its place would be stopped as well, and lose its event.
        if (performance.now() - askedAt > ASK_AGAIN_MS) {
          askedAt = performance.now();
          await workers.send('ServiceWorker.stopAllWorkers');
        }
        const left = await runningIds();
        return left.some((id) => doomed.includes(id)) ? undefined : true;
      });
    },
  };
}
