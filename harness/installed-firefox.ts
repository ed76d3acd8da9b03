import puppeteer from 'puppeteer-core';
import { browserVariables, findBrowser } from '../scripts/browsers.mjs';
import { bidiOf } from './bidi.ts';
import { createBrowserRunner } from './chrome-scope.ts';
import { createProfile } from './profile.ts';
import { runInPage } from './scope.ts';
import type { PageFunction } from './types.ts';
import { waitFor } from './wait-for.ts';

/** A Firefox in which an add-on is installed from its file, as a user does it, and stays. */
export interface InstalledFirefox {
  /** The installed version. */
  version(): Promise<string>;
  /** Looks for an update and installs it: `installed`, `none`, or why not, with Firefox's number, as `error -2`. */
  update(): Promise<string>;
  /** Opens a page of the add-on and runs a function in it. */
  inPage<Args extends readonly unknown[], Result>(
    path: string,
    fn: PageFunction<Args, Result>,
    ...args: Args
  ): Promise<Result>;
  close(): Promise<void>;
}

/** The error of an add-on whose bytes are not those of the hash in its update manifest. */
export const INCORRECT_HASH = 'error -2';

const PREFERENCES = {
  // Only this machine can be reached: everything else goes to a proxy that is not there.
  'network.proxy.type': 1,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.no_proxies_on': '127.0.0.1',
  'network.proxy.failover_direct': false,
  // The add-on is not signed, and the update server's certificate is its own.
  'xpinstall.signatures.required': false,
  'extensions.install.requireBuiltInCerts': false,
  'extensions.update.requireBuiltInCerts': false,
  // Updates come when the test asks for them.
  'extensions.update.enabled': false,
};

const MODULE = `const { AddonManager } = ChromeUtils.importESModule(
  'resource://gre/modules/AddonManager.sys.mjs',
);`;

/** Starts Firefox and installs the add-on in `file` (an absolute path). */
export async function launchInstalledFirefox(
  addOnId: string,
  file: string,
): Promise<InstalledFirefox> {
  const executablePath = findBrowser('firefox');
  if (!executablePath)
    throw new Error(`Firefox was not found; set ${browserVariables.firefox} to its executable`);
  const profile = await createProfile('firefox');
  const id = JSON.stringify(addOnId);
  try {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath,
      acceptInsecureCerts: true,
      userDataDir: profile.dir,
      args: ['--remote-allow-system-access'],
      env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
      extraPrefsFirefox: PREFERENCES,
    });
    profile.guard(browser.process()?.pid);
    const run = await createBrowserRunner(bidiOf(browser));
    await run(`(async () => {
      ${MODULE}
      const { FileUtils } = ChromeUtils.importESModule('resource://gre/modules/FileUtils.sys.mjs');
      const file = new FileUtils.File(${JSON.stringify(file)});
      const install = await AddonManager.getInstallForFile(file);
      await install.install();
    })()`);
    const origin = () =>
      run(`'moz-extension://' + WebExtensionPolicy.getByID(${id}).mozExtensionHostname`);

    return {
      version: () =>
        run(
          `(async () => { ${MODULE} return (await AddonManager.getAddonByID(${id})).version; })()`,
        ),
      update: () =>
        run(`(async () => {
          ${MODULE}
          const addOn = await AddonManager.getAddonByID(${id});
          const [install, error] = await new Promise((resolve) => {
            let found = null;
            addOn.findUpdates({
              onUpdateAvailable: (_, update) => { found = update; },
              onUpdateFinished: (_, status) => resolve([found, status]),
            }, AddonManager.UPDATE_WHEN_USER_REQUESTED);
          });
          if (error !== AddonManager.UPDATE_STATUS_NO_ERROR) return 'no answer: ' + error;
          if (install === null) return 'none';
          return new Promise((resolve) => {
            const failed = () => resolve('error ' + install.error);
            install.addListener({
              onDownloadFailed: failed,
              onInstallFailed: failed,
              onInstallEnded: () => resolve('installed'),
            });
            install.install();
          });
        })()`),
      async inPage(path, fn, ...args) {
        const page = await browser.newPage();
        try {
          const url = `${await origin()}/${path}`;
          await page.goto(url, { waitUntil: [] });
          await waitFor(`${url} to load`, () =>
            runInPage(
              page,
              (wanted) =>
                (location.href === wanted && document.readyState === 'complete') || undefined,
              [url],
            ),
          );
          return await runInPage(page, fn, args);
        } finally {
          await page.close();
        }
      },
      async close() {
        await browser.close();
        await profile.remove();
      },
    };
  } catch (error) {
    profile.abandon();
    throw error;
  }
}
