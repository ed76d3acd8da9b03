import { browser } from 'wxt/browser';

/** Opens the introduction once, when Handset has just been installed. */
export function showWelcomeOnInstall(): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install')
      void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
  });
}
