import puppeteer, { type Page } from 'puppeteer-core';
import { bidiOf, contextOf } from './bidi.ts';
import { createChromeScope } from './chrome-scope.ts';
import { type Background, endBackground } from './end-background.ts';
import { collectFirefoxLog } from './firefox-log.ts';
import { createFirefoxOwnViews } from './firefox-own-views.ts';
import { firefoxPreferences } from './firefox-preferences.ts';
import {
  clearExtensionSource,
  closeOtherPages,
  discordHosts,
  discordOrigins,
  findPage,
  openPopupSource,
  popupViewport,
  type TabViewport,
  tabViewport,
} from './pages.ts';
import type { Profile } from './profile.ts';
import { createRigPage, type ShadowScopeFactory } from './rig-page.ts';
import { readResult, runInPage, toCallSource } from './scope.ts';
import type { LaunchOptions, LocalDiscord, Rig } from './types.ts';
import { takeUnknownTab } from './unknown-tab.ts';
import { waitFor } from './wait-for.ts';

/** Launches Firefox with the extension, controlled over WebDriver BiDi. */
export async function launchFirefox(
  executablePath: string,
  extensionDir: string,
  profile: Profile,
  discord: LocalDiscord,
  options: LaunchOptions,
): Promise<Rig> {
  const { headless = true, locale } = options;
  const defaultTabViewport = headless ? tabViewport : null;
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless,
    // The certificate is the simulator's own, and its proxy is the only route to the network.
    acceptInsecureCerts: true,
    userDataDir: profile.dir,
    args: ['--remote-allow-system-access'],
    env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
    extraPrefsFirefox: firefoxPreferences(discord, options),
    // With a default viewport, windows opened by the extension would not have the size it requested.
    defaultViewport: null,
    // The reaper ends the browser, even after signals that cannot be handled.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const firefox = browser.process();
  profile.guard(firefox?.pid);
  const consoleMessages: string[] = [];
  if (firefox) collectFirefoxLog(firefox, consoleMessages);

  const bidi = bidiOf(browser);
  const chrome = await createChromeScope(bidi);
  // No language pack is needed, because the extension has its own messages.
  if (locale) await chrome.setLocale(locale);

  const extensionId = await browser.installExtension(extensionDir);
  // Changes when the extension is removed and installed again.
  let extensionOrigin = await chrome.extensionOrigin(extensionId);

  /** Polls the page itself, because every other `waitUntil` times out for extension pages. */
  const goToExtension = async (page: Page, url: string) => {
    await page.goto(url, { waitUntil: [] });
    await waitFor(`${url} to load`, () =>
      runInPage(
        page,
        // A page may add to its address what it shows.
        (wanted) =>
          (location.href.startsWith(wanted) && document.readyState === 'complete') || undefined,
        [url],
      ),
    );
  };

  const [first] = await browser.pages();
  /** An extension page for the rig's own use; it closes when the extension is removed. */
  let helper = first ?? (await browser.newPage());
  await goToExtension(helper, `${extensionOrigin}/manifest.json`);

  const installAfter = async (prepare: () => Promise<void>) => {
    // Removing the extension closes its pages, and the browser would end with its last tab.
    const spare = await browser.newPage();
    await prepare();
    await browser.installExtension(extensionDir);
    await waitFor('the extension to be installed again', async () => {
      extensionOrigin = await chrome.extensionOrigin(extensionId);
      const page = await browser.newPage();
      await goToExtension(page, `${extensionOrigin}/manifest.json`).catch(async (error) => {
        await page.close();
        throw error;
      });
      helper = page;
      return true;
    });
    await spare.close();
  };

  /** BiDi gives access to closed shadow roots, which scripts of the page do not have. */
  const createShadowScope: ShadowScopeFactory = (page, hostSelector) => ({
    async run(fn, ...args) {
      const target = { context: contextOf(page) };
      const { result: host } = await bidi.send('script.evaluate', {
        expression: `document.querySelector(${JSON.stringify(hostSelector)})`,
        target,
        awaitPromise: false,
        serializationOptions: { includeShadowTree: 'all', maxDomDepth: 1 },
      });
      const node = host.type === 'success' && host.result.type === 'node' ? host.result : undefined;
      const sharedId = node?.value?.shadowRoot?.sharedId;
      if (!sharedId) throw new Error(`${hostSelector} has no shadow root`);
      const { result: answer } = await bidi.send('script.callFunction', {
        functionDeclaration: `(root) => ${toCallSource(fn, args, 'root')}`,
        arguments: [{ sharedId }],
        target,
        awaitPromise: true,
      });
      if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
      return readResult(answer.result.type === 'string' ? answer.result.value : undefined);
    },
  });

  const wrap = (page: Page) =>
    createRigPage(page, {
      setClipboard: chrome.setClipboard,
      paste: chrome.paste,
      createShadowScope,
    });

  const openExtensionTab = async (url: string, viewport: TabViewport = defaultTabViewport) => {
    const page = await browser.newPage();
    await page.setViewport(viewport);
    await goToExtension(page, url);
    return wrap(page);
  };

  const ownViews = createFirefoxOwnViews(() => helper, chrome);

  const background: Background = {
    async runningIds() {
      const state = await chrome.backgroundState(extensionId);
      return state === 'stopped' ? [] : [await chrome.backgroundId(extensionId)];
    },
    requestEnd: () => chrome.terminateBackground(extensionId),
  };

  const killBackground = async () => {
    // A background that is starting has no id yet.
    await waitFor('the event page to have started', async () =>
      (await chrome.backgroundState(extensionId)) === 'starting' ? undefined : true,
    );
    await endBackground(background);
  };

  let hasSiteAccess = true;
  const setSiteAccess = async (isAllowed: boolean) => {
    await chrome.setOrigins(extensionId, discordOrigins, isAllowed);
    hasSiteAccess = isAllowed;
  };

  return {
    browser: 'firefox',
    get extensionOrigin() {
      return extensionOrigin;
    },
    consoleMessages,
    closed: new Promise((resolve) => browser.once('disconnected', () => resolve())),
    async openPage(url) {
      const page = await browser.newPage();
      await page.setViewport(defaultTabViewport);
      await page.goto(url);
      return wrap(page);
    },
    async openContainerPage(url) {
      const container = await browser.createBrowserContext();
      const page = await container.newPage();
      await page.setViewport(defaultTabViewport);
      await page.goto(url);
      return wrap(page);
    },
    openExtensionPage: (path) => openExtensionTab(`${extensionOrigin}/${path}`),
    async installOtherExtension(dir, path) {
      const origin = await chrome.extensionOrigin(await browser.installExtension(dir));
      return openExtensionTab(`${origin}/${path}`);
    },
    openPopup: () => openExtensionTab(`${extensionOrigin}/popup.html`, popupViewport),
    async openToolbarPopup() {
      await helper.evaluate(openPopupSource);
      return ownViews.waitForOpen('popup');
    },
    waitForToolbarPopup: (timeoutMs) => ownViews.waitForOpen('popup', timeoutMs),
    waitForPanel: (timeoutMs) => ownViews.waitForOpen('sidebar', timeoutMs),
    confirmPaste: () =>
      waitFor(
        'the question whether to paste',
        async () => (await chrome.confirmPaste()) || undefined,
      ).then(() => {}),
    async waitForPage(url, timeoutMs) {
      const find = () => findPage(browser, helper, url);
      const found = await waitFor(`a page at ${String(url)}`, find, timeoutMs).catch(
        async (error) => {
          const address = await takeUnknownTab(helper, url);
          if (address === undefined) throw error;
          console.warn(`WebDriver BiDi does not know the tab ${address}: it is opened again.`);
          const page = await browser.newPage();
          await goToExtension(page, address);
          return page;
        },
      );
      return wrap(found);
    },
    killBackground,
    isBackgroundAlive: async () => (await background.runningIds()).length > 0,
    evaluateInExtension: (fn, ...args) => runInPage(helper, fn, args),
    setSiteAccess,
    updateExtension: () => installAfter(async () => {}),
    reinstallExtension: (meanwhile) =>
      installAfter(async () => {
        await browser.uninstallExtension(extensionId);
        await meanwhile();
      }),
    async reset() {
      await ownViews.close('popup');
      await ownViews.close('sidebar');
      await closeOtherPages(browser, helper);
      if (!hasSiteAccess) await setSiteAccess(true);
      // Clearing starts a stopped background, so this is done before it is stopped, and again for what it stored since.
      await helper.evaluate(clearExtensionSource);
      await chrome.clearSiteData(discordHosts);
      await killBackground();
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
