import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { browserVariables, findBrowser } from '../scripts/browsers.mjs';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import { createProfile } from './profile.ts';
import type { BrowserName, LaunchOptions, LocalDiscord, Rig } from './types.ts';

export type * from './types.ts';

const output = fileURLToPath(new URL('../.output', import.meta.url));
const builds = { chromium: 'chrome-mv3', firefox: 'firefox-mv3' } as const;

/** The folder of the extension built for a browser. */
export const buildDirFor = (browser: BrowserName): string =>
  path.join(process.env.HANDSET_BUILD_DIR ?? output, builds[browser]);

/** Launches a browser with the built extension; it can reach only the simulator. */
export async function launch(
  browser: BrowserName,
  discord: LocalDiscord,
  options: LaunchOptions = {},
): Promise<Rig> {
  const executable = findBrowser(browser);
  if (!executable) {
    throw new Error(`${browser} was not found; set ${browserVariables[browser]} to its executable`);
  }
  const extensionDir = path.resolve(options.extensionDir ?? buildDirFor(browser));
  if (!existsSync(path.join(extensionDir, 'manifest.json'))) {
    throw new Error(`There is no built extension in ${extensionDir}: run npm run build`);
  }
  const profile = await createProfile(browser);
  const start = browser === 'chromium' ? launchChromium : launchFirefox;
  try {
    return await start(executable, extensionDir, profile, discord, options);
  } catch (error) {
    profile.abandon();
    throw error;
  }
}
