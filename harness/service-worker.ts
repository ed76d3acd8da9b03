import type { Browser, Page } from 'puppeteer-core';
import type { Background } from './end-background.ts';

/** The error that Chromium reports when a worker is stopped while it is starting. */
const STOPPED_AT_START = 'Failed to load the script unexpectedly';

/**
 * Controls the extension's service worker and collects its errors. Asks the browser directly, because
 * puppeteer reports a new worker only some time after it has started.
 */
export async function controlServiceWorker(
  browser: Browser,
  extensionPage: Page,
  extensionOrigin: string,
  consoleMessages: string[],
): Promise<Background> {
  const targets = await browser.target().createCDPSession();
  const workers = await extensionPage.createCDPSession();
  // The only way to get a worker's errors without attaching to it, which would change its lifetime.
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
    requestEnd: async () => void (await workers.send('ServiceWorker.stopAllWorkers')),
  };
}
