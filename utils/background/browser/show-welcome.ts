import { browser } from 'wxt/browser';

/**
 * Opens the introduction when Handset has just been installed, and after an update with which it has to ask again
 * whether it may help on Discord's page.
 */
export function showWelcomeWhenDue(mustAskAgain: () => Promise<boolean>): void {
  browser.runtime.onInstalled.addListener(async ({ reason }) => {
    if (reason === 'install' || (reason === 'update' && (await mustAskAgain())))
      await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
  });
}
