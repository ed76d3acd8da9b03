import type { Bidi } from './bidi.ts';

/** Operations that only Firefox's own privileged code can do. */
export interface ChromeScope {
  extensionOrigin(extensionId: string): Promise<string>;
  /** `stopped`, `starting`, `running` or `suspending`. */
  backgroundState(extensionId: string): Promise<string>;
  /** Identifies one run of the event page; empty while none is running. */
  backgroundId(extensionId: string): Promise<string>;
  terminateBackground(extensionId: string): Promise<void>;
  /** Grants or withdraws access to sites, as about:addons does. */
  setOrigins(extensionId: string, origins: readonly string[], isAllowed: boolean): Promise<void>;
  setClipboard(text: string): Promise<void>;
  /** Runs the command of the edit menu. */
  paste(): Promise<void>;
  /** Must be called before the extension is installed, which reads the locale only then. */
  setLocale(locale: string): Promise<void>;
  /** Clears cookies, caches and storage of these hosts. */
  clearSiteData(hosts: readonly string[]): Promise<void>;
  hideSidebar(): Promise<void>;
  /** Clicks the menu item that lets a page read the clipboard; false while it is not shown or does not act yet. */
  confirmPaste(): Promise<boolean>;
  /** Captures the open toolbar popup or sidebar as PNG. */
  captureOwnView(type: 'popup' | 'sidebar'): Promise<Buffer>;
}

/** Runs an expression in the browser's own window and returns the text that it results in. */
export type RunInBrowser = (expression: string) => Promise<string>;

/** Reaches the browser window over BiDi; Firefox must be started with `--remote-allow-system-access`. */
export async function createBrowserRunner(bidi: Bidi): Promise<RunInBrowser> {
  // A Firefox-specific parameter, which the type declarations lack.
  const scope = { maxDepth: 0, 'moz:scope': 'chrome' };
  const { result: tree } = await bidi.send('browsingContext.getTree', scope);
  const context = tree.contexts[0]?.context;
  if (!context) throw new Error('Firefox has no window');

  return async (expression) => {
    const { result: answer } = await bidi.send('script.evaluate', {
      expression,
      target: { context },
      awaitPromise: true,
    });
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
    return answer.result.type === 'string' ? answer.result.value : '';
  };
}

/** The operations of privileged code, in this Firefox. */
export async function createChromeScope(bidi: Bidi): Promise<ChromeScope> {
  const run = await createBrowserRunner(bidi);
  const policy = (extensionId: string) =>
    `WebExtensionPolicy.getByID(${JSON.stringify(extensionId)})`;

  return {
    extensionOrigin: async (extensionId) =>
      `moz-extension://${await run(`${policy(extensionId)}.mozExtensionHostname`)}`,
    backgroundState: (extensionId) => run(`${policy(extensionId)}.extension.backgroundState`),
    backgroundId: (extensionId) =>
      run(`${policy(extensionId)}.extension.backgroundContext?.contextId ?? ''`),
    async terminateBackground(extensionId) {
      // Ends it as if it were idle, even while it is busy.
      const options = '{ ignoreDevToolsAttached: true, disableResetIdleForTest: true }';
      await run(`${policy(extensionId)}.extension.terminateBackground(${options})`);
    },
    async setOrigins(extensionId, origins, isAllowed) {
      await run(`(async () => {
        const { ExtensionPermissions } = ChromeUtils.importESModule(
          'resource://gre/modules/ExtensionPermissions.sys.mjs',
        );
        await ExtensionPermissions.${isAllowed ? 'add' : 'remove'}(
          ${JSON.stringify(extensionId)},
          { permissions: [], origins: ${JSON.stringify(origins)} },
          ${policy(extensionId)}.extension,
        );
      })()`);
    },
    async setClipboard(text) {
      const helper = `Cc['@mozilla.org/widget/clipboardhelper;1'].getService(Ci.nsIClipboardHelper)`;
      await run(`${helper}.copyString(${JSON.stringify(text)})`);
    },
    async paste() {
      await run(`goDoCommand('cmd_paste')`);
    },
    async setLocale(locale) {
      const locales = JSON.stringify([...new Set([locale, 'en-US'])]);
      await run(
        `Services.locale.availableLocales = ${locales}; Services.locale.requestedLocales = ${locales};`,
      );
    },
    async clearSiteData(hosts) {
      // Not the caches: they hold the simulator's script and style, which have addresses that change with them.
      await run(`Promise.all(${JSON.stringify(hosts)}.map((host) => new Promise((resolve) => {
        const { CLEAR_COOKIES, CLEAR_DOM_QUOTA } = Ci.nsIClearDataService;
        const callback = { onDataDeleted: resolve };
        Services.clearData.deleteDataFromHost(host, true, CLEAR_COOKIES | CLEAR_DOM_QUOTA, callback);
      })))`);
    },
    async confirmPaste() {
      const done = await run(`(() => {
        const menu = document.getElementById('clipboardReadPasteMenuPopup');
        const item = menu?.querySelector('menuitem');
        if (menu?.state !== 'open' || !item || item.disabled) return '';
        menu.activateItem(item);
        return 'done';
      })()`);
      return done !== '';
    },
    async hideSidebar() {
      await run('SidebarController.hide()');
    },
    async captureOwnView(type) {
      const dataUrl = await run(`(async () => {
        const view = ${
          type === 'popup'
            ? `document.querySelector('.webextension-popup-browser')`
            : `SidebarController.browser.contentDocument.querySelector('browser')`
        };
        if (!view) throw new Error('The ${type} is not open');
        const image = await view.browsingContext.currentWindowGlobal.drawSnapshot(null, 1, 'white');
        const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
        canvas.width = image.width;
        canvas.height = image.height;
        canvas.getContext('2d').drawImage(image, 0, 0);
        return canvas.toDataURL('image/png');
      })()`);
      return Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');
    },
  };
}
