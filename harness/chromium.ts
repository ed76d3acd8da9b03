import puppeteer, { type Page, type Target } from 'puppeteer-core';
import { isRoot } from '../scripts/machine.ts';
import { logTarget } from './console-log.ts';
import { endBackground } from './end-background.ts';
import {
  closePages,
  discordHosts,
  findPage,
  forgetSource,
  openPopupSource,
  popupViewport,
  type TabViewport,
  tabViewport,
} from './pages.ts';
import type { Profile } from './profile.ts';
import { createRigPage, documentScope, type ShadowScope } from './rig-page.ts';
import { callSource, readResult, runInPage } from './scope.ts';
import { controlServiceWorker } from './service-worker.ts';
import { createSurface } from './surface.ts';
import type { LaunchRigOptions, LocalDiscord, Rig, ToolbarPopup } from './types.ts';
import { until } from './until.ts';

/**
 * Hosts that Chromium itself asks now and then (the time, signed-in accounts, updates, dictionaries).
 * They go past the proxy, to a name that resolves nowhere, so that what the proxy refuses is what
 * pages and the extension asked for.
 */
const ownHosts = [
  'accounts.google.com',
  'clients2.google.com',
  'redirector.gvt1.com',
  'update.googleapis.com',
];

function chromiumArgs(discord: LocalDiscord, options: LaunchRigOptions): string[] {
  const { headless = true, colorScheme, locale } = options;
  // The sandbox needs rights that root and most containers do not have; every page is our own.
  const unsandboxed = headless || isRoot();
  return [
    ...(unsandboxed ? ['--no-sandbox'] : []),
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
    // The proxy refuses and records what is asked of this machine, too, but for the simulator's phone.
    `--proxy-bypass-list=<-loopback>;${ownHosts.join(';')}`,
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    `--ignore-certificate-errors-spki-list=${discord.spkiSha256}`,
  ];
}

/** Chromium lets content scripts into closed shadow roots, so it is done from their world. */
function shadowScopeFor(extensionOrigin: string): ShadowScope {
  return (page, hostSelector) => ({
    async run(fn, ...args) {
      const realm = page.extensionRealms().find((each) => each.origin === extensionOrigin);
      if (!realm) throw new Error('The extension has no content script in this page');
      const host = `document.querySelector(${JSON.stringify(hostSelector)})`;
      const root = `(chrome.dom.openOrClosedShadowRoot(${host}) ?? (() => { throw new Error('It has no shadow root'); })())`;
      return readResult(await realm.evaluate(callSource(fn, args, root)));
    },
  });
}

/** Starts Chromium with the extension, over a pipe. */
export async function launchChromium(
  executablePath: string,
  extensionDir: string,
  profile: Profile,
  discord: LocalDiscord,
  options: LaunchRigOptions,
): Promise<Rig> {
  const { headless = true, locale } = options;
  const ownViewport = headless ? tabViewport : null;
  const browser = await puppeteer.launch({
    executablePath,
    headless,
    pipe: true,
    userDataDir: profile.dir,
    enableExtensions: true,
    args: chromiumArgs(discord, options),
    // On Linux Chromium takes the language of its own interface from here.
    ...(locale ? { env: { ...process.env, LANGUAGE: locale } } : {}),
    // Else a window that the extension opens would not have the size that it asked for.
    defaultViewport: null,
    // The reaper does this, also where no signal can be handled.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  profile.guard(browser.process()?.pid);

  const consoleMessages: string[] = [];
  const listen = (target: Target) => {
    // A service worker that is listened to does not end properly, and its successor may hang in its start.
    if (target.type() !== 'page') return;
    // A target may be gone before it can be listened to.
    logTarget(target, consoleMessages).catch(() => {});
  };
  browser.on('targetcreated', listen);
  for (const target of browser.targets()) listen(target);

  const extensionId = await browser.installExtension(extensionDir);
  const extensionOrigin = `chrome-extension://${extensionId}`;

  /** A page of the extension for the rig's own use, and its background. Both end with the extension. */
  const meetExtension = async (page: Page) => {
    await page.goto(`${extensionOrigin}/manifest.json`);
    // The clipboard may be written only by a page that has the focus.
    await page.emulateFocusedPage(true);
    return {
      helper: page,
      background: await controlServiceWorker(browser, page, extensionOrigin, consoleMessages),
    };
  };
  const [first] = await browser.pages();
  let { helper, background } = await meetExtension(first ?? (await browser.newPage()));
  const installAgain = async (before: () => Promise<void>) => {
    // With the extension go its pages, and with its last tab would go the browser.
    const spare = await browser.newPage();
    await before();
    await browser.installExtension(extensionDir);
    ({ helper, background } = await meetExtension(await browser.newPage()));
    await spare.close();
  };

  const parts = {
    setClipboard: (text: string) =>
      runInPage(helper, (copied) => navigator.clipboard.writeText(copied), [text]),
    shadowScope: shadowScopeFor(extensionOrigin),
  };
  const wrap = (page: Page) => createRigPage(page, parts);

  const openTab = async (url: string, viewport: TabViewport = ownViewport) => {
    const page = await browser.newPage();
    await page.setViewport(viewport);
    await page.goto(url);
    return wrap(page);
  };

  /** Only a page that is in no tab can be the toolbar's popup. */
  const findToolbarPopup = async (): Promise<Page | undefined> => {
    for (const target of browser.targets()) {
      if (!target.url().startsWith(`${extensionOrigin}/popup.html`)) continue;
      const page = await target.asPage();
      const inTab = await page.evaluate(
        'chrome.tabs.getCurrent().then((tab) => tab !== undefined)',
      );
      if (inTab === false) return page;
    }
    return undefined;
  };

  const waitForToolbarPopup = async (timeoutMs?: number): Promise<ToolbarPopup> => {
    const page = await until('the toolbar popup', findToolbarPopup, timeoutMs);
    const surface = createSurface(page, documentScope(page), parts.setClipboard);
    return {
      evaluate: (fn, ...args) => runInPage(page, fn, args),
      waitForText: surface.waitForText,
      async screenshot(path) {
        await page.screenshot({ path });
      },
      isOpen: async () => !page.isClosed(),
      close: () => page.close(),
    };
  };

  return {
    browser: 'chromium',
    extensionOrigin,
    consoleMessages,
    closed: new Promise((resolve) => browser.once('disconnected', () => resolve())),
    openPage: (url) => openTab(url),
    openExtensionPage: (path) => openTab(`${extensionOrigin}/${path}`),
    async installOther(dir, path) {
      const id = await browser.installExtension(dir);
      return openTab(`chrome-extension://${id}/${path}`);
    },
    openPopup: () => openTab(`${extensionOrigin}/popup.html`, popupViewport),
    async openToolbarPopup() {
      await helper.evaluate(openPopupSource);
      return waitForToolbarPopup();
    },
    waitForToolbarPopup,
    async waitForPage(url, timeoutMs) {
      const find = () => findPage(browser, helper, url);
      return wrap(await until(`a page at ${String(url)}`, find, timeoutMs));
    },
    killBackground: () => endBackground(background),
    backgroundAlive: async () => (await background.runningIds()).length > 0,
    evaluateInExtension: (fn, ...args) => runInPage(helper, fn, args),
    async setSiteAccess(isAllowed) {
      const settings = await browser.newPage();
      await settings.goto('chrome://extensions');
      await settings.evaluate(
        `chrome.developerPrivate.updateExtensionConfiguration(${JSON.stringify({
          extensionId,
          hostAccess: isAllowed ? 'ON_ALL_SITES' : 'ON_CLICK',
        })})`,
      );
      await settings.close();
    },
    update: () => installAgain(async () => {}),
    async reinstall(meanwhile) {
      await installAgain(async () => {
        await browser.uninstallExtension(extensionId);
        await meanwhile();
      });
      // An introduction that was still loading when the extension went.
      const others = consoleMessages.filter(
        (message) => !message.includes(`ERR_FAILED (${extensionOrigin}`),
      );
      consoleMessages.splice(0, consoleMessages.length, ...others);
    },
    async reset() {
      await closePages(browser, helper);
      await endBackground(background);
      await helper.evaluate(forgetSource);
      const session = await helper.createCDPSession();
      for (const host of discordHosts) {
        const origin = `https://${host}`;
        await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
      }
      await session.detach();
      await endBackground(background);
      // Once more: a background that woke in between has written down what it still found.
      await helper.evaluate(forgetSource);
      consoleMessages.length = 0;
    },
    profileDir: profile.dir,
    async close(look) {
      await browser.close();
      try {
        await look?.();
      } finally {
        await profile.remove();
      }
    },
  };
}
