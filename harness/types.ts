import type { Page } from 'puppeteer-core';
import type { BrowserName } from '../scripts/browsers.mjs';

export type { BrowserName };

/** The ports of the simulator, and the certificate that it serves. */
export interface LocalDiscord {
  /** TLS port that serves Discord's hosts. */
  readonly port: number;
  /** CONNECT proxy to that port; it refuses and records every other host. */
  readonly proxyPort: number;
  /** SHA-256 of the certificate's public key (SPKI, DER), in base64. */
  readonly spkiSha256: string;
}

/** How to launch a browser; every option has a default. */
export interface LaunchOptions {
  /** True by default; false needs a display. */
  readonly headless?: boolean;
  /** Folder of the built extension; `.output/chrome-mv3` or `.output/firefox-mv3` by default. */
  readonly extensionDir?: string;
  /** The value of `prefers-color-scheme`, both in web pages and in the extension. */
  readonly colorScheme?: 'light' | 'dark';
  /** The user's language, e.g. `es`, for the extension's messages and for web pages. */
  readonly locale?: string;
  /** Additional preferences, for Firefox only. */
  readonly extraPrefs?: Readonly<Record<string, string | number | boolean>>;
}

/**
 * A function that runs in a page. It is sent as source text, so it can use only its arguments;
 * arguments and result are passed as JSON.
 */
export type PageFunction<Args extends readonly unknown[], Result> = (
  ...args: Args
) => Result | Promise<Result>;

/** Reads and operates one document or one closed shadow root. */
export interface DomDriver {
  /** The visible text. */
  text(): Promise<string>;
  /** Waits until the visible text contains or matches `text`; resolves to the whole text. */
  waitForText(text: string | RegExp, timeoutMs?: number): Promise<string>;
  /** Waits until the element is visible. */
  waitFor(selector: string, timeoutMs?: number): Promise<void>;
  /** Waits until the element is absent or hidden. */
  waitUntilGone(selector: string, timeoutMs?: number): Promise<void>;
  /** Waits until the element is visible, enabled, not moving and not covered, then clicks its center. */
  click(selector: string, timeoutMs?: number): Promise<void>;
  /** Like `click`, for the button, link or option with this accessible name or text. */
  clickButton(name: string | RegExp, timeoutMs?: number): Promise<void>;
  /** Clicks the field and types at the end of its text, with the keyboard. */
  type(selector: string, text: string): Promise<void>;
  /** Clicks the field, selects its text and types over it. */
  fill(selector: string, text: string): Promise<void>;
  /** Clicks the field, puts the text on the clipboard and pastes it with the keyboard. */
  paste(selector: string, text: string): Promise<void>;
  /** Chooses an option of a `<select>`, by script because no browser allows clicks on its list. */
  select(selector: string, value: string): Promise<void>;
  /** Whether the element has the focus. */
  hasFocus(selector: string): Promise<boolean>;
}

/** One tab. */
export interface RigPage extends DomDriver {
  readonly page: Page;
  evaluate<Args extends readonly unknown[], Result>(
    fn: PageFunction<Args, Result>,
    ...args: Args
  ): Promise<Result>;
  /** Presses a key or chord, e.g. `Enter`, `Shift+Tab`, `ControlOrMeta+A`. */
  press(key: string): Promise<void>;
  setClipboard(text: string): Promise<void>;
  /** Puts the text on the clipboard and pastes it into the focused element. */
  pasteAtFocus(text: string): Promise<void>;
  /** Puts the text on the clipboard and pastes it without a key, as the edit menu and the context menu do. */
  pasteFromMenu(text: string): Promise<void>;
  /** The page's address, even where puppeteer does not know it. */
  url(): Promise<string>;
  /** Drives the closed shadow root of an element that the extension added to this page. */
  insideShadow(hostSelector: string): ShadowRootDriver;
  screenshot(path: string): Promise<void>;
  bringToFront(): Promise<void>;
  close(): Promise<void>;
}

/** Reads and operates a closed shadow root. */
export interface ShadowRootDriver extends DomDriver {
  /** Runs a function on the shadow root; rejects if the host element does not exist. */
  evaluate<Args extends readonly unknown[], Result>(
    fn: PageFunction<[root: ShadowRoot, ...args: Args], Result>,
    ...args: Args
  ): Promise<Result>;
  /** Whether the host element exists. */
  exists(): Promise<boolean>;
}

/** A view of the extension outside the tabs: the popup from the toolbar, or the panel beside the page. */
export interface OwnView {
  evaluate<Args extends readonly unknown[], Result>(
    fn: PageFunction<Args, Result>,
    ...args: Args
  ): Promise<Result>;
  waitForText(text: string | RegExp, timeoutMs?: number): Promise<string>;
  screenshot(path: string): Promise<void>;
  isOpen(): Promise<boolean>;
  close(): Promise<void>;
}

/** A running browser with the extension installed. */
export interface Rig {
  readonly browser: BrowserName;
  /** `chrome-extension://…` or `moz-extension://…`, without a trailing slash. */
  readonly extensionOrigin: string;
  /**
   * What pages and popups logged or threw, as `type: text`. For the background: the same in Firefox, only uncaught
   * errors in Chromium.
   */
  readonly consoleMessages: string[];
  /** Opens an ordinary tab in front; resolves when it has loaded. */
  openPage(url: string): Promise<RigPage>;
  /** Opens a tab in a container of its own, with its own cookies and storage. Only Firefox has containers. */
  openContainerPage(url: string): Promise<RigPage>;
  /** Opens a page of the extension in a tab. */
  openExtensionPage(path: string): Promise<RigPage>;
  /** Installs a second extension and opens one of its pages in a tab. */
  installOtherExtension(extensionDir: string, path: string): Promise<RigPage>;
  /** Opens the popup's page in a tab as wide as the popup. */
  openPopup(): Promise<RigPage>;
  /** Opens the real popup over the front tab, with `action.openPopup()`. */
  openToolbarPopup(): Promise<OwnView>;
  /** Waits for a toolbar popup that something else opens. */
  waitForToolbarPopup(timeoutMs?: number): Promise<OwnView>;
  /** Waits for the real panel beside the page (Chromium's side panel, Firefox's sidebar) that something else opens. */
  waitForPanel(timeoutMs?: number): Promise<OwnView>;
  /** Clicks what Firefox asks before a page reads the clipboard. Chromium has no such question. */
  confirmPaste(): Promise<void>;
  /** Waits for a tab or window that something else opens, whose address contains or matches `url`. */
  waitForPage(url: string | RegExp, timeoutMs?: number): Promise<RigPage>;
  /** Ends the background as the browser does when it is idle; resolves when it has ended. */
  killBackground(): Promise<void>;
  isBackgroundAlive(): Promise<boolean>;
  /** Runs a function with the extension's permissions, in an extension page without scripts of its own. */
  evaluateInExtension<Args extends readonly unknown[], Result>(
    fn: PageFunction<Args, Result>,
    ...args: Args
  ): Promise<Result>;
  /** Grants or withdraws access to Discord's sites, as the user can in the browser's settings. */
  setSiteAccess(isAllowed: boolean): Promise<void>;
  /** Installs the current content of the extension's folder over the old version, as an update. */
  updateExtension(): Promise<void>;
  /** Removes the extension, runs `meanwhile`, and installs it again. */
  reinstallExtension(meanwhile: () => Promise<void>): Promise<void>;
  /**
   * Much cheaper than another launch: closes all tabs and popups, clears what the extension and
   * Discord's page stored, and ends the background. `onInstalled` does not fire again.
   */
  reset(): Promise<void>;
  /** Resolves when the browser has ended, whether by `close` or because the user closed it. */
  readonly closed: Promise<void>;
  /** The browser's profile folder. */
  readonly profileDir: string;
  /** Ends the browser, runs `inspectProfile`, and then deletes the profile. */
  close(inspectProfile?: () => Promise<void>): Promise<void>;
}
