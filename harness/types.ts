import type { Page } from 'puppeteer-core';
import type { BrowserName } from '../scripts/browsers.mjs';

export type { BrowserName };

/** Where the simulator listens, and the certificate that it answers with. */
export interface LocalDiscord {
  /** TLS port that answers for Discord's hosts. */
  readonly port: number;
  /** CONNECT proxy that leads to it, and that refuses and records everything else. */
  readonly proxyPort: number;
  /** SHA-256 of the certificate's public key (SPKI, DER), base64. */
  readonly spkiSha256: string;
}

/** How to start a browser; everything has a default. */
export interface LaunchRigOptions {
  /** True unless told otherwise; false needs a display. */
  readonly headless?: boolean;
  /** The built extension: `.output/chrome-mv3` or `.output/firefox-mv3` unless told otherwise. */
  readonly extensionDir?: string;
  /** What `prefers-color-scheme` says, in pages and in the extension alike. */
  readonly colorScheme?: 'light' | 'dark';
  /** The user's language, e.g. `es`: for the extension's messages and for web pages. */
  readonly locale?: string;
  /** Further preferences, Firefox only. */
  readonly extraPrefs?: Readonly<Record<string, string | number | boolean>>;
}

/**
 * A function that runs in a page. It is sent as text, so it may use nothing but its arguments;
 * arguments and result go as JSON.
 */
export type InPage<Args extends readonly unknown[], Result> = (
  ...args: Args
) => Result | Promise<Result>;

/** What can be seen and done within one document or one closed shadow root. */
export interface Surface {
  /** The text as a user would read it. */
  text(): Promise<string>;
  /** Waits until the text holds this; gives the whole text. */
  waitForText(text: string | RegExp, timeoutMs?: number): Promise<string>;
  /** Waits until the element is visible. */
  waitFor(selector: string, timeoutMs?: number): Promise<void>;
  /** Waits until the element is absent or hidden. */
  waitForGone(selector: string, timeoutMs?: number): Promise<void>;
  /** A mouse click at its centre, once it is visible, enabled, still and not covered. */
  click(selector: string, timeoutMs?: number): Promise<void>;
  /** The same for the button, link or option of this name (accessible name or text). */
  clickButton(name: string | RegExp, timeoutMs?: number): Promise<void>;
  /** Clicks the field and types with the keyboard, after what is there. */
  type(selector: string, text: string): Promise<void>;
  /** Clicks the field, selects what is there and types over it. */
  fill(selector: string, text: string): Promise<void>;
  /** Clicks the field, puts the text on the clipboard and pastes it with the keyboard. */
  paste(selector: string, text: string): Promise<void>;
  /** Chooses an option of a `<select>`; by script, as no browser lets its list be clicked. */
  select(selector: string, value: string): Promise<void>;
  /** Whether the element is the focused one. */
  hasFocus(selector: string): Promise<boolean>;
}

/** One tab. */
export interface RigPage extends Surface {
  readonly page: Page;
  evaluate<Args extends readonly unknown[], Result>(
    fn: InPage<Args, Result>,
    ...args: Args
  ): Promise<Result>;
  /** One key or chord, e.g. `Enter`, `Shift+Tab`, `ControlOrMeta+A`. */
  press(key: string): Promise<void>;
  /** Puts the text on the clipboard and pastes it to wherever the focus is. */
  pasteAtFocus(text: string): Promise<void>;
  /** The address, also where puppeteer cannot tell it. */
  url(): Promise<string>;
  /** What is inside the closed shadow root of a host that the extension put into this page. */
  insideShadow(hostSelector: string): ShadowSurface;
  screenshot(path: string): Promise<void>;
  bringToFront(): Promise<void>;
  close(): Promise<void>;
}

/** The inside of a closed shadow root. */
export interface ShadowSurface extends Surface {
  /** Runs a function on the root; throws where there is no such host. */
  evaluate<Args extends readonly unknown[], Result>(
    fn: InPage<[root: ShadowRoot, ...args: Args], Result>,
    ...args: Args
  ): Promise<Result>;
  /** Whether the host is there at all. */
  exists(): Promise<boolean>;
}

/** The popup as the toolbar shows it. */
export interface ToolbarPopup {
  evaluate<Args extends readonly unknown[], Result>(
    fn: InPage<Args, Result>,
    ...args: Args
  ): Promise<Result>;
  waitForText(text: string | RegExp, timeoutMs?: number): Promise<string>;
  screenshot(path: string): Promise<void>;
  /** Whether it is still open. */
  isOpen(): Promise<boolean>;
  close(): Promise<void>;
}

/** A running browser with the extension in it. */
export interface Rig {
  readonly browser: BrowserName;
  /** `chrome-extension://…` or `moz-extension://…`, without a slash at the end. */
  readonly extensionOrigin: string;
  /**
   * Everything that pages and popups logged or threw, as `type: text`; of the background in Firefox the same,
   * in Chromium what it threw.
   */
  readonly consoleMessages: string[];
  /** An ordinary tab, in front and loaded. */
  openPage(url: string): Promise<RigPage>;
  /** A page of the extension as a tab. */
  openExtensionPage(path: string): Promise<RigPage>;
  /** Installs another extension beside it, and opens a page of that one as a tab. */
  installOther(extensionDir: string, path: string): Promise<RigPage>;
  /** The popup's page as a tab of the popup's width. */
  openPopup(): Promise<RigPage>;
  /** The real popup, by `action.openPopup()`, over the tab that is in front. */
  openToolbarPopup(): Promise<ToolbarPopup>;
  /** Waits for a toolbar popup that something else opened. */
  waitForToolbarPopup(timeoutMs?: number): Promise<ToolbarPopup>;
  /** Waits for a tab or window that something else opened, by a part of its address. */
  waitForPage(url: string | RegExp, timeoutMs?: number): Promise<RigPage>;
  /** Ends the background as the browser does when it is idle; returns when it is gone. */
  killBackground(): Promise<void>;
  backgroundAlive(): Promise<boolean>;
  /** Runs a function with the extension's rights, in a page of it that has no code of its own. */
  evaluateInExtension<Args extends readonly unknown[], Result>(
    fn: InPage<Args, Result>,
    ...args: Args
  ): Promise<Result>;
  /** What the user chooses in the browser's own settings: whether the extension may see Discord's sites. */
  setSiteAccess(isAllowed: boolean): Promise<void>;
  /** Installs what is in the extension's folder now, over what is there: the browser takes it for an update. */
  update(): Promise<void>;
  /** Removes the extension, does something without it, and installs it again. */
  reinstall(meanwhile: () => Promise<void>): Promise<void>;
  /**
   * Much cheaper than another launch: closes every tab and popup, forgets what the extension and
   * Discord's page stored, ends the background. `onInstalled` is not fired again.
   */
  reset(): Promise<void>;
  /** Resolves when the browser has ended, by `close` or because the user closed it. */
  readonly closed: Promise<void>;
  /** Where the browser writes whatever it writes. */
  readonly profileDir: string;
  /** Ends the browser and removes its profile, which can be looked at in between. */
  close(look?: () => Promise<void>): Promise<void>;
}
