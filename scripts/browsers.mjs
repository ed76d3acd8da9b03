import { existsSync } from 'node:fs';
import path from 'node:path';

/** @typedef {'chromium' | 'firefox'} BrowserName */

/**
 * The environment variable that names each browser's executable.
 * @type {Readonly<Record<BrowserName, string>>}
 */
export const browserVariables = { chromium: 'HANDSET_CHROMIUM', firefox: 'HANDSET_FIREFOX' };

/**
 * Names looked up on PATH, best first. Chrome itself comes last: it loads unpacked extensions only
 * over a debugging pipe. Debian's `firefox` is a wrapper around `firefox-esr`, so ESR comes first.
 * @type {Readonly<Record<BrowserName, readonly string[]>>}
 */
const commandNames = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome-for-testing', 'google-chrome'],
  firefox: ['firefox-esr', 'firefox'],
};

/** @type {Readonly<Record<BrowserName, readonly string[]>>} */
const linuxPaths = {
  chromium: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium'],
  firefox: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/snap/bin/firefox'],
};

/** @type {Readonly<Record<BrowserName, readonly string[]>>} */
const macPaths = {
  chromium: [
    'Chromium.app/Contents/MacOS/Chromium',
    'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  firefox: [
    'Firefox.app/Contents/MacOS/firefox',
    'Firefox Developer Edition.app/Contents/MacOS/firefox',
  ],
};

/** @type {Readonly<Record<BrowserName, readonly string[]>>} */
const windowsPaths = {
  chromium: ['Chromium\\Application\\chrome.exe', 'Google\\Chrome\\Application\\chrome.exe'],
  firefox: ['Mozilla Firefox\\firefox.exe', 'Firefox Developer Edition\\firefox.exe'],
};

/**
 * Every path to check for a browser, best first.
 * @param {BrowserName} browser
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {string} platform
 * @returns {string[]}
 */
function candidatePaths(browser, env, platform) {
  if (platform === 'darwin') {
    const folders = ['/Applications'];
    if (env.HOME) folders.push(path.posix.join(env.HOME, 'Applications'));
    return macPaths[browser].flatMap((app) =>
      folders.map((folder) => path.posix.join(folder, app)),
    );
  }
  if (platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA];
    return windowsPaths[browser].flatMap((file) =>
      folders.flatMap((folder) => (folder ? [path.win32.join(folder, file)] : [])),
    );
  }
  const folders = (env.PATH ?? '').split(':').filter((folder) => folder.startsWith('/'));
  const onPath = commandNames[browser].flatMap((name) =>
    folders.map((folder) => path.posix.join(folder, name)),
  );
  return [...onPath, ...linuxPaths[browser]];
}

/**
 * The path of the browser's executable: the one that its environment variable names, otherwise the first
 * usual path that exists. Throws if the variable names a missing file.
 * @param {BrowserName} browser
 * @param {Readonly<Record<string, string | undefined>>} [env]
 * @param {string} [platform]
 * @param {(file: string) => boolean} [exists]
 * @returns {string | undefined}
 */
export function findBrowser(
  browser,
  env = process.env,
  platform = process.platform,
  exists = existsSync,
) {
  const variable = browserVariables[browser];
  const named = env[variable];
  if (named) {
    if (exists(named)) return named;
    throw new Error(`${variable} is set to ${named}, which does not exist.`);
  }
  return candidatePaths(browser, env, platform).find((file) => exists(file));
}
