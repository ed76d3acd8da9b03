import type { Browser, Page } from 'puppeteer-core';
import type { Background } from './end-background.ts';

/** What Chromium reports when a worker is stopped that was just being started. */
const STOPPED_AT_START = 'Failed to load the script unexpectedly';

/**
 * Asks the browser itself, because puppeteer hears of a new worker some time after it has begun to
 * answer.
 */
export async function controlServiceWorker(
  browser: Browser,
  extensionPage: Page,
  extensionOrigin: string,
  consoleMessages: string[],
): Promise<Background> {
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
    runningIds,
    askToEnd: async () => void (await workers.send('ServiceWorker.stopAllWorkers')),
  };
}
