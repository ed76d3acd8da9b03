import { writeFile } from 'node:fs/promises';
import puppeteer, { type Page } from 'puppeteer-core';
import { bidiOf, contextOf } from './bidi.ts';
import { createChromeScope } from './chrome-scope.ts';
import { type Background, endBackground } from './end-background.ts';
import { logFirefox } from './firefox-log.ts';
import {
  closePages,
  discordHosts,
  discordOrigins,
  findPage,
  forgetSource,
  openPopupSource,
  popupViewport,
  type TabViewport,
  tabViewport,
} from './pages.ts';
import type { Profile } from './profile.ts';
import { createRigPage, type ShadowScope } from './rig-page.ts';
import { callSource, readResult, runInPage } from './scope.ts';
import { holdsText } from './text-match.ts';
import type { LaunchRigOptions, LocalDiscord, Rig, ToolbarPopup } from './types.ts';
import { until } from './until.ts';

type Preferences = Record<string, string | number | boolean>;

function firefoxPreferences(discord: LocalDiscord, options: LaunchRigOptions): Preferences {
  const { colorScheme, locale, extraPrefs } = options;
  return {
    // The proxy refuses and records what is asked of this machine, too, but for the simulator's phone.
    'network.proxy.allow_hijacking_localhost': true,
    'network.proxy.type': 1,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': discord.proxyPort,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': discord.proxyPort,
    'network.proxy.no_proxies_on': '',
    'network.proxy.failover_direct': false,
    'network.dns.disabled': true,
    // A headless window never has the focus, so the popup would close at once.
    'ui.popup.disable_autohide': true,
    // `permissions.request()` is granted without its prompt, which nothing could press.
    'extensions.webextOptionalPermissionPrompts': false,
    // Shows JSON as plain text: the helper page is the extension's manifest.
    'devtools.jsonview.enabled': false,
    // What the background logs is heard nowhere else.
    'devtools.console.stdout.content': true,
    ...(colorScheme
      ? {
          'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1,
          // The toolbar popup follows the browser's own interface.
          'ui.systemUsesDarkTheme': colorScheme === 'dark' ? 1 : 0,
        }
      : {}),
    ...(locale ? { 'intl.accept_languages': locale } : {}),
    ...extraPrefs,
  };
}

/** Starts Firefox with the extension, over WebDriver BiDi. */
export async function launchFirefox(
  executablePath: string,
  extensionDir: string,
  profile: Profile,
  discord: LocalDiscord,
  options: LaunchRigOptions,
): Promise<Rig> {
  const { headless = true, locale } = options;
  const ownViewport = headless ? tabViewport : null;
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless,
    // The certificate is the simulator's own, and its proxy is the only way out.
    acceptInsecureCerts: true,
    userDataDir: profile.dir,
    args: ['--remote-allow-system-access'],
    env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
    extraPrefsFirefox: firefoxPreferences(discord, options),
    // Else a window that the extension opens would not have the size that it asked for.
    defaultViewport: null,
    // The reaper does this, also where no signal can be handled.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const firefox = browser.process();
  profile.guard(firefox?.pid);
  const consoleMessages: string[] = [];
  if (firefox) logFirefox(firefox, consoleMessages);

  const bidi = bidiOf(browser);
  const chrome = await createChromeScope(bidi);
  // No language pack is needed: the extension brings its own messages.
  if (locale) await chrome.setLocale(locale);

  const extensionId = await browser.installExtension(extensionDir);
  // Another one after it was removed and installed again.
  let extensionOrigin = await chrome.extensionOrigin(extensionId);

  /** Any other `waitUntil` times out for extension pages, so the page is asked. */
  const goToExtension = async (page: Page, url: string) => {
    await page.goto(url, { waitUntil: [] });
    await until(`${url} to load`, () =>
      runInPage(
        page,
        (wanted) => (location.href === wanted && document.readyState === 'complete') || undefined,
        [url],
      ),
    );
  };

  const [first] = await browser.pages();
  /** A page of the extension for the rig's own use. It ends with the extension. */
  let helper = first ?? (await browser.newPage());
  await goToExtension(helper, `${extensionOrigin}/manifest.json`);

  const installAgain = async (before: () => Promise<void>) => {
    // With the extension go its pages, and with its last tab would go the browser.
    const spare = await browser.newPage();
    await before();
    await browser.installExtension(extensionDir);
    await until('the extension to be there again', async () => {
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

  /** BiDi hands out closed roots; the host's own page does not. */
  const shadowScope: ShadowScope = (page, hostSelector) => ({
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
        functionDeclaration: `(root) => ${callSource(fn, args, 'root')}`,
        arguments: [{ sharedId }],
        target,
        awaitPromise: true,
      });
      if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
      return readResult(answer.result.type === 'string' ? answer.result.value : undefined);
    },
  });

  const wrap = (page: Page) =>
    createRigPage(page, { setClipboard: chrome.setClipboard, shadowScope });

  const openExtensionTab = async (url: string, viewport: TabViewport = ownViewport) => {
    const page = await browser.newPage();
    await page.setViewport(viewport);
    await goToExtension(page, url);
    return wrap(page);
  };

  /**
   * The popup is no page that BiDi knows, but the helper page can reach its window. `with` makes the
   * popup's globals those of the function.
   */
  const inToolbarPopup = (expression: string) =>
    helper.evaluate(`(() => {
      const view = browser.extension.getViews({ type: 'popup' })[0];
      if (!view) throw new Error('The toolbar popup is not open');
      with (view) { return ${expression}; }
    })()`);

  const isPopupOpen = async () =>
    (await helper.evaluate(`browser.extension.getViews({ type: 'popup' }).length`)) === 1;

  const waitForToolbarPopup = async (timeoutMs?: number): Promise<ToolbarPopup> => {
    const loaded = async () =>
      (await inToolbarPopup(`document.readyState === 'complete'`)) === true || undefined;
    await until('the toolbar popup', loaded, timeoutMs);
    return {
      evaluate: async (fn, ...args) => readResult(await inToolbarPopup(callSource(fn, args))),
      async waitForText(wanted, textTimeoutMs) {
        let last = '';
        return until(
          () => `the text ${String(wanted)}; there was: ${last.slice(0, 600)}`,
          async () => {
            last = String(await inToolbarPopup('document.body.innerText'));
            return holdsText(last, wanted) ? last : undefined;
          },
          textTimeoutMs,
        );
      },
      async screenshot(path) {
        await writeFile(path, await chrome.captureToolbarPopup());
      },
      isOpen: isPopupOpen,
      async close() {
        if (await isPopupOpen()) await inToolbarPopup('void window.close()');
        await until('the toolbar popup to close', async () => !(await isPopupOpen()) || undefined);
      },
    };
  };

  const background: Background = {
    async runningIds() {
      const state = await chrome.backgroundState(extensionId);
      return state === 'stopped' ? [] : [await chrome.backgroundId(extensionId)];
    },
    askToEnd: () => chrome.terminateBackground(extensionId),
  };

  const killBackground = async () => {
    // One that is being started has no identity yet.
    await until('the event page to have started', async () =>
      (await chrome.backgroundState(extensionId)) === 'starting' ? undefined : true,
    );
    await endBackground(background);
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
      await page.setViewport(ownViewport);
      await page.goto(url);
      return wrap(page);
    },
    openExtensionPage: (path) => openExtensionTab(`${extensionOrigin}/${path}`),
    async installOther(dir, path) {
      const origin = await chrome.extensionOrigin(await browser.installExtension(dir));
      return openExtensionTab(`${origin}/${path}`);
    },
    openPopup: () => openExtensionTab(`${extensionOrigin}/popup.html`, popupViewport),
    async openToolbarPopup() {
      await helper.evaluate(openPopupSource);
      return waitForToolbarPopup();
    },
    waitForToolbarPopup,
    async waitForPage(url, timeoutMs) {
      const find = () => findPage(browser, helper, url);
      return wrap(await until(`a page at ${String(url)}`, find, timeoutMs));
    },
    killBackground,
    backgroundAlive: async () => (await background.runningIds()).length > 0,
    evaluateInExtension: (fn, ...args) => runInPage(helper, fn, args),
    setSiteAccess: (isAllowed) => chrome.setOrigins(extensionId, discordOrigins, isAllowed),
    update: () => installAgain(async () => {}),
    reinstall: (meanwhile) =>
      installAgain(async () => {
        await browser.uninstallExtension(extensionId);
        await meanwhile();
      }),
    async reset() {
      if (await isPopupOpen()) await inToolbarPopup('void window.close()');
      await closePages(browser, helper);
      await killBackground();
      await helper.evaluate(forgetSource);
      await chrome.clearSiteData(discordHosts);
      await killBackground();
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
