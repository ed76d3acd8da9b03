import puppeteer, { type Page, type Target } from 'puppeteer-core';
import { isRoot } from '../scripts/host-environment.ts';
import { collectTargetLog } from './chromium-log.ts';
import { createDomDriver } from './dom-driver.ts';
import { endBackground } from './end-background.ts';
import {
  clearExtensionSource,
  closeOtherPages,
  discordHosts,
  findPage,
  openPopupSource,
  popupViewport,
  type TabViewport,
  tabViewport,
} from './pages.ts';
import type { Profile } from './profile.ts';
import { createDocumentScope, createRigPage, type ShadowScopeFactory } from './rig-page.ts';
import { readResult, runInPage, toCallSource } from './scope.ts';
import { controlServiceWorker } from './service-worker.ts';
import type { LaunchOptions, LocalDiscord, OwnView, Rig } from './types.ts';
import { waitFor } from './wait-for.ts';

/**
 * Hosts that Chromium itself contacts (for the time, signed-in accounts, updates, dictionaries). They
 * bypass the proxy and fail to resolve, so that the proxy records only requests of pages and the
 * extension.
 */
const chromiumHosts = [
  'accounts.google.com',
  'clients2.google.com',
  'redirector.gvt1.com',
  'update.googleapis.com',
];

function chromiumArgs(discord: LocalDiscord, options: LaunchOptions): string[] {
  const { headless = true, colorScheme, locale } = options;
  // The sandbox needs privileges that root and most containers lack; all pages here are trusted.
  const isUnsandboxed = headless || isRoot();
  return [
    ...(isUnsandboxed ? ['--no-sandbox'] : []),
    ...(colorScheme
      ? [`--blink-settings=preferredColorScheme=${colorScheme === 'dark' ? 0 : 1}`]
      : []),
    ...(locale ? [`--lang=${locale}`, `--accept-lang=${locale}`] : []),
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-component-update',
    '--disable-quic',
    '--disable-features=AutofillServerCommunication,OptimizationHints,MediaRouter',
    `--proxy-server=http://127.0.0.1:${discord.proxyPort}`,
    // Requests to this machine also go to the proxy, which refuses and records all but the simulator's phone page.
    `--proxy-bypass-list=<-loopback>;${chromiumHosts.join(';')}`,
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    `--ignore-certificate-errors-spki-list=${discord.spkiSha256}`,
  ];
}

/** Chromium lets content scripts open closed shadow roots, so functions run in their world. */
function createShadowScopeFactory(extensionOrigin: string): ShadowScopeFactory {
  return (page, hostSelector) => ({
    async run(fn, ...args) {
      const realm = page.extensionRealms().find((each) => each.origin === extensionOrigin);
      if (!realm) throw new Error('The extension has no content script in this page');
      const host = `document.querySelector(${JSON.stringify(hostSelector)})`;
      const root = `(chrome.dom.openOrClosedShadowRoot(${host}) ?? (() => { throw new Error('It has no shadow root'); })())`;
      return readResult(await realm.evaluate(toCallSource(fn, args, root)));
    },
  });
}

/** Launches Chromium with the extension, controlled over a pipe. */
export async function launchChromium(
  executablePath: string,
  extensionDir: string,
  profile: Profile,
  discord: LocalDiscord,
  options: LaunchOptions,
): Promise<Rig> {
  const { headless = true, locale } = options;
  const defaultTabViewport = headless ? tabViewport : null;
  const browser = await puppeteer.launch({
    executablePath,
    headless,
    pipe: true,
    userDataDir: profile.dir,
    enableExtensions: true,
    args: chromiumArgs(discord, options),
    // On Linux, Chromium reads the language of its own interface from this variable.
    ...(locale ? { env: { ...process.env, LANGUAGE: locale } } : {}),
    // With a default viewport, windows opened by the extension would not have the size it requested.
    defaultViewport: null,
    // The reaper ends the browser, even after signals that cannot be handled.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  profile.guard(browser.process()?.pid);

  const consoleMessages: string[] = [];
  const collectLog = (target: Target) => {
    // A service worker with an attached session does not end properly, and the next one may hang while starting.
    if (target.type() !== 'page') return;
    // A target may be gone before a session is attached.
    collectTargetLog(target, consoleMessages).catch(() => {});
  };
  browser.on('targetcreated', collectLog);
  for (const target of browser.targets()) collectLog(target);

  const extensionId = await browser.installExtension(extensionDir);
  const extensionOrigin = `chrome-extension://${extensionId}`;

  /** Opens the helper page, an extension page for the rig's own use. It and the background end with the extension. */
  const attachToExtension = async (page: Page) => {
    await page.goto(`${extensionOrigin}/manifest.json`);
    // Only a focused page may write to the clipboard.
    await page.emulateFocusedPage(true);
    return {
      helper: page,
      background: await controlServiceWorker(browser, page, extensionOrigin, consoleMessages),
    };
  };
  const [first] = await browser.pages();
  let { helper, background } = await attachToExtension(first ?? (await browser.newPage()));
  const installAfter = async (prepare: () => Promise<void>) => {
    // Removing the extension closes its pages, and the browser would end with its last tab.
    const spare = await browser.newPage();
    await prepare();
    await browser.installExtension(extensionDir);
    ({ helper, background } = await attachToExtension(await browser.newPage()));
    await spare.close();
  };

  const specifics = {
    setClipboard: (text: string) =>
      runInPage(helper, (copied) => navigator.clipboard.writeText(copied), [text]),
    // The protocol runs editing commands only together with a key, so this one is a key that Discord's boxes allow.
    paste: (page: Page) => page.keyboard.press('ArrowRight', { commands: ['Paste'] }),
    createShadowScope: createShadowScopeFactory(extensionOrigin),
  };
  const wrap = (page: Page) => createRigPage(page, specifics);

  const openTab = async (url: string, viewport: TabViewport = defaultTabViewport) => {
    const page = await browser.newPage();
    await page.setViewport(viewport);
    await page.goto(url);
    return wrap(page);
  };

  /** A popup page outside a tab must be the toolbar popup, and the panel's page must be the side panel. */
  const findOwnView = async (file: string): Promise<Page | undefined> => {
    for (const target of browser.targets()) {
      if (!target.url().startsWith(`${extensionOrigin}/${file}`)) continue;
      const page = await target.asPage();
      const isInTab = await page.evaluate(
        'chrome.tabs.getCurrent().then((tab) => tab !== undefined)',
      );
      if (isInTab === false) return page;
    }
    return undefined;
  };

  const waitForOwnView = async (file: string, timeoutMs?: number): Promise<OwnView> => {
    const page = await waitFor(`${file} outside the tabs`, () => findOwnView(file), timeoutMs);
    const driver = createDomDriver(page, createDocumentScope(page), specifics.setClipboard);
    return {
      evaluate: (fn, ...args) => runInPage(page, fn, args),
      waitForText: driver.waitForText,
      async screenshot(path) {
        await page.screenshot({ path });
      },
      isOpen: async () => !page.isClosed(),
      close: () => page.close(),
    };
  };

  let hasSiteAccess = true;
  const setSiteAccess = async (isAllowed: boolean) => {
    const settings = await browser.newPage();
    // A script of the settings page, as it may call the same functions and loads in a sixth of the time.
    await settings.goto('chrome://extensions/strings.m.js');
    await settings.evaluate(
      `chrome.developerPrivate.updateExtensionConfiguration(${JSON.stringify({
        extensionId,
        hostAccess: isAllowed ? 'ON_ALL_SITES' : 'ON_CLICK',
      })})`,
    );
    await settings.close();
    hasSiteAccess = isAllowed;
  };

  return {
    browser: 'chromium',
    extensionOrigin,
    consoleMessages,
    closed: new Promise((resolve) => browser.once('disconnected', () => resolve())),
    openPage: (url) => openTab(url),
    openExtensionPage: (path) => openTab(`${extensionOrigin}/${path}`),
    openContainerPage: () => Promise.reject(new Error('Chromium has no containers')),
    async installOtherExtension(dir, path) {
      const id = await browser.installExtension(dir);
      return openTab(`chrome-extension://${id}/${path}`);
    },
    openPopup: () => openTab(`${extensionOrigin}/popup.html`, popupViewport),
    async openToolbarPopup() {
      await helper.evaluate(openPopupSource);
      return waitForOwnView('popup.html');
    },
    waitForToolbarPopup: (timeoutMs) => waitForOwnView('popup.html', timeoutMs),
    waitForPanel: (timeoutMs) => waitForOwnView('sidepanel.html', timeoutMs),
    confirmPaste: () => Promise.reject(new Error('Chromium asks for no confirmation')),
    async waitForPage(url, timeoutMs) {
      const find = () => findPage(browser, helper, url);
      return wrap(await waitFor(`a page at ${String(url)}`, find, timeoutMs));
    },
    killBackground: () => endBackground(background),
    isBackgroundAlive: async () => (await background.runningIds()).length > 0,
    evaluateInExtension: (fn, ...args) => runInPage(helper, fn, args),
    setSiteAccess,
    updateExtension: () => installAfter(async () => {}),
    async reinstallExtension(meanwhile) {
      await installAfter(async () => {
        await browser.uninstallExtension(extensionId);
        await meanwhile();
      });
      // Drops errors of a welcome page that was still loading when the extension was removed.
      const others = consoleMessages.filter(
        (message) => !message.includes(`ERR_FAILED (${extensionOrigin}`),
      );
      consoleMessages.splice(0, consoleMessages.length, ...others);
    },
    async reset() {
      await closeOtherPages(browser, helper);
      await (await findOwnView('sidepanel.html'))?.close();
      if (!hasSiteAccess) await setSiteAccess(true);
      // Clearing starts a stopped background, so this is done before it is stopped, and again for what it stored since.
      await helper.evaluate(clearExtensionSource);
      const session = await helper.createCDPSession();
      for (const host of discordHosts) {
        const origin = `https://${host}`;
        await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
      }
      await session.detach();
      await endBackground(background);
      await helper.evaluate(clearExtensionSource);
      consoleMessages.length = 0;
    },
    profileDir: profile.dir,
    async close(inspectProfile) {
      await browser.close();
      try {
        await inspectProfile?.();
      } finally {
        await profile.remove();
      }
    },
  };
}
