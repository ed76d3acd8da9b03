import type { LaunchOptions, LocalDiscord } from './types.ts';

type Preferences = Record<string, string | number | boolean>;

/** What Firefox is told about the network, the extension's permissions, its log, and the wanted looks and language. */
export function firefoxPreferences(discord: LocalDiscord, options: LaunchOptions): Preferences {
  const { colorScheme, locale, extraPrefs } = options;
  return {
    // Requests to this machine also go to the proxy, which refuses and records all but the simulator's phone page.
    'network.proxy.allow_hijacking_localhost': true,
    'network.proxy.type': 1,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': discord.proxyPort,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': discord.proxyPort,
    'network.proxy.no_proxies_on': '',
    'network.proxy.failover_direct': false,
    'network.dns.disabled': true,
    // A headless window never has the focus, so the popup would close immediately.
    'ui.popup.disable_autohide': true,
    // Grants `permissions.request()` without its prompt, which cannot be clicked here.
    'extensions.webextOptionalPermissionPrompts': false,
    // Shows JSON as plain text, because the helper page is the extension's manifest.
    'devtools.jsonview.enabled': false,
    // Standard output is the only place where the background's log can be read.
    'devtools.console.stdout.content': true,
    ...(colorScheme
      ? {
          'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1,
          // The toolbar popup follows the theme of the browser's own interface.
          'ui.systemUsesDarkTheme': colorScheme === 'dark' ? 1 : 0,
        }
      : {}),
    ...(locale ? { 'intl.accept_languages': locale } : {}),
    ...extraPrefs,
  };
}
