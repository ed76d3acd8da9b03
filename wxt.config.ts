import { readFileSync } from 'node:fs';
import { defineConfig } from 'wxt';
import * as z from 'zod/mini';
import { DISCORD_ORIGINS, DISCORD_PAGES } from '#shared/discord-hosts.ts';
import { inlineStyle } from './build/inline-style.ts';
import { inlineTokens } from './build/inline-tokens.ts';
import { collectPackages, thirdPartyNotices } from './build/third-party-notices.ts';
import { findBrowser } from './scripts/browsers.mjs';
import { hasDisplay, isRoot } from './scripts/machine.ts';

/** What pages of the extension may load and reach; of style within a page only what is named by its hash. */
const contentSecurityPolicy = (inlineStyles: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    ["style-src 'self'", ...inlineStyles].join(' '),
    "img-src 'self'",
    `connect-src ${DISCORD_ORIGINS.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Where the source is published, which the options and the browser's list of extensions link to. */
const { homepage } = z
  .object({ homepage: z.optional(z.url()) })
  .parse(JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')));

const permissions = ['storage', 'scripting', 'webRequest'];

const [chromium, firefox] = [findBrowser('chromium'), findBrowser('firefox')];

/** Filled while the scripts are built, before the other files are written. */
const bundledPackages = new Set<string>();

export default defineConfig({
  // The browser of `npm run dev`. Without a display the build can be loaded by hand.
  webExt: {
    disabled: !hasDisplay(),
    binaries: { ...(chromium ? { chrome: chromium } : {}), ...(firefox ? { firefox } : {}) },
    // Chromium's sandbox does not work for root, as in most containers.
    chromiumArgs: isRoot() ? ['--no-sandbox'] : [],
  },
  modules: ['@wxt-dev/webextension-polyfill'],
  hooks: {
    'build:manifestGenerated'({ config }, manifest) {
      // The development server styles pages itself, and needs more than this policy allows.
      if (config.command !== 'build') return;
      // Chromium's first frame waits for a stylesheet of its own; Firefox's comes later without one.
      const inlineStyles =
        config.browser === 'chrome' ? [inlineStyle(config.outDir, 'popup.html')] : [];
      manifest.content_security_policy = { extension_pages: contentSecurityPolicy(inlineStyles) };
    },
    'build:publicAssets'(_, files) {
      files.push({
        relativeDest: 'THIRD_PARTY_NOTICES.txt',
        contents: thirdPartyNotices(bundledPackages),
      });
    },
  },
  manifestVersion: 3,
  zip: { compressionLevel: 9 },
  // Every import is written where it is used.
  imports: false,
  vite: () => ({
    plugins: [inlineTokens(), collectPackages(bundledPackages)],
    build: {
      // The oldest browsers that run this, as the manifest says. They preload modules by themselves.
      target: ['chrome127', 'firefox140'],
      modulePreload: { polyfill: false },
    },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    ...(homepage === undefined ? {} : { homepage_url: homepage }),
    // The last two are for "Tell me when it is over" alone; Firefox knows no optional alarms.
    ...(browser === 'firefox'
      ? { permissions: [...permissions, 'alarms'], optional_permissions: ['notifications'] }
      : { permissions, optional_permissions: ['alarms', 'notifications'] }),
    commands: { _execute_action: { suggested_key: { default: 'Alt+Shift+H' } } },
    // What belongs to a private window must not be taken into an ordinary one.
    incognito: 'not_allowed',
    host_permissions: DISCORD_PAGES,
    // Before the page's own scripts. WXT's own content scripts tell the page of themselves (by a message that invalidates
    // older ones), which would let Discord see who uses Handset. So these are plain scripts, named here.
    content_scripts: [
      { matches: DISCORD_PAGES, js: ['gateway-tap.js'], run_at: 'document_start', world: 'MAIN' },
      { matches: DISCORD_PAGES, js: ['discord-page.js'], run_at: 'document_start' },
    ],
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'handset@handset.example',
              strict_min_version: '140.0',
              // To Discord alone, and only when the user presses a button: see docs/decisions.
              data_collection_permissions: {
                required: ['authenticationInfo', 'personallyIdentifyingInfo'],
              },
            },
            gecko_android: { strict_min_version: '142.0' },
          },
        }
      : { minimum_chrome_version: '127' }),
  }),
});
