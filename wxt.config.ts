import path from 'node:path';
import { defineConfig } from 'wxt';
import { DISCORD_MATCH_PATTERNS, DISCORD_ORIGINS } from '#shared/discord-hosts.ts';
import { channelOf } from './build/channel.ts';
import { inlineStyle } from './build/inline-style.ts';
import { inlineTokens } from './build/inline-tokens.ts';
import { publicAddresses, readPublisher } from './build/publisher.ts';
import { collectPackages, thirdPartyNotices } from './build/third-party-notices.ts';
import project from './package.json' with { type: 'json' };
import { findBrowser } from './scripts/browsers.mjs';
import { hasDisplay, isRoot } from './scripts/host-environment.ts';

/** The content security policy of the extension's pages. Inline styles are allowed only by their hashes. */
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

const publisher = readPublisher();
const { homepage, issues, email } = publicAddresses(publisher);
const channel = channelOf(project.version);
const isBeta = channel.name === 'beta';

const permissions = ['storage', 'scripting', 'webRequest', 'alarms', 'contextMenus'];

const [chromium, firefox] = [findBrowser('chromium'), findBrowser('firefox')];

/** Folders of the bundled packages. Filled while the scripts are built, before the public files are written. */
const bundledPackages = new Set<string>();

export default defineConfig({
  // The browser that `npm run dev` opens. Without a display the build can be loaded by hand.
  webExt: {
    disabled: !hasDisplay(),
    binaries: { ...(chromium ? { chrome: chromium } : {}), ...(firefox ? { firefox } : {}) },
    // Chromium's sandbox does not work for root, as in most containers.
    chromiumArgs: isRoot() ? ['--no-sandbox'] : [],
  },
  modules: ['@wxt-dev/webextension-polyfill'],
  hooks: {
    'build:manifestGenerated'({ config }, manifest) {
      // The development server injects styles itself and needs more than this policy allows.
      if (config.command !== 'build') return;
      // Chromium's first frame would wait for an external stylesheet. Firefox paints later with an inline one.
      const inlineStyles =
        config.browser === 'firefox' ? [] : [inlineStyle(config.outDir, 'popup.html')];
      manifest.content_security_policy = { extension_pages: contentSecurityPolicy(inlineStyles) };
    },
    'build:publicAssets'({ config }, files) {
      if (isBeta)
        for (const [index, { relativeDest }] of files.entries())
          if (/^icon[\\/]/.test(relativeDest)) {
            const absoluteSrc = path.join(
              config.root,
              'build/icons/beta',
              path.basename(relativeDest),
            );
            files[index] = { relativeDest, absoluteSrc };
          }
      files.push({
        relativeDest: 'THIRD_PARTY_NOTICES.txt',
        contents: thirdPartyNotices(bundledPackages),
      });
    },
  },
  manifestVersion: 3,
  zip: { compressionLevel: 9 },
  // No auto-imports: every file imports what it uses.
  imports: false,
  vite: () => ({
    // What utils/shared/publisher.ts reads.
    define: {
      'import.meta.env.HANDSET_ISSUES': JSON.stringify(issues) ?? 'undefined',
      'import.meta.env.HANDSET_EMAIL': JSON.stringify(email) ?? 'undefined',
    },
    plugins: [inlineTokens(), collectPackages(bundledPackages)],
    build: {
      // The oldest supported browsers, as in the manifest. They preload modules natively.
      target: ['chrome127', 'firefox140'],
      modulePreload: { polyfill: false },
    },
  }),
  manifest: ({ browser }) => ({
    ...(isBeta ? { version: channel.manifestVersion } : {}),
    name: isBeta ? 'Handset Beta for Discord' : '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    ...(homepage === undefined ? {} : { homepage_url: homepage }),
    // `alarms` and `contextMenus` bring no warning, nor does Chrome's `sidePanel`, which WXT adds: see docs/decisions, 10,
    // 15 and 16.
    permissions,
    // Only for "Tell me when it is over".
    optional_permissions: ['notifications'],
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+H' } },
      // Opens and closes the sidebar, by the key that the user gives it in Firefox. Chrome has no such command.
      ...(browser === 'firefox' ? { _execute_sidebar_action: {} } : {}),
    },
    // Data from a private window must not reach a normal window.
    incognito: 'not_allowed',
    host_permissions: DISCORD_MATCH_PATTERNS,
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: publisher[channel.name].firefox,
              // Firefox updates the stable channel from Mozilla's store.
              ...(isBeta ? { update_url: publisher.beta.updates } : {}),
              strict_min_version: '140.0',
              // Sent only to Discord, and only when the user presses a button: see docs/decisions.
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
