import { channelOf } from '../../build/channel.ts';
import type { Publisher } from '../../build/publisher.ts';

export const STORES = ['chrome', 'firefox', 'edge'] as const;
type Store = (typeof STORES)[number];

/** The files of a release. */
export const releaseFiles = (version: string) => ({
  chrome: `handset-${version}-chrome.zip`,
  firefox: `handset-${version}-firefox.zip`,
  sources: `handset-${version}-sources.zip`,
  /** Only of a beta: the add-on as Mozilla has signed it, which the publisher's server offers. */
  signed: `handset-${version}.xpi`,
});

interface Submission {
  readonly store: Store;
  readonly version: string;
  readonly publisher: Publisher;
}

/**
 * How a package gets to a store. `submit` has the arguments of "wxt submit"; the secrets come from the environment.
 * `sign`: Mozilla signs the package, and the publisher's own server offers it. `none`: this store has no such channel.
 */
export type Route =
  | { readonly kind: 'submit'; readonly args: readonly string[] }
  | { readonly kind: 'sign' }
  | { readonly kind: 'none' };

/** The way of a release to a store. Edge takes Chrome's package; only the stable channel is there. */
export function routeTo({ store, version, publisher }: Submission): Route {
  const { chrome, firefox, sources } = releaseFiles(version);
  const channel = channelOf(version).name;
  switch (store) {
    case 'chrome':
      return {
        kind: 'submit',
        args: [
          ...['--chrome-zip', chrome, '--chrome-api-version', 'v2'],
          ...['--chrome-extension-id', publisher[channel].chrome],
        ],
      };
    case 'firefox':
      if (channel === 'beta') return { kind: 'sign' };
      return {
        kind: 'submit',
        args: [
          ...['--firefox-zip', firefox, '--firefox-sources-zip', sources],
          ...['--firefox-channel', 'listed', '--firefox-extension-id', publisher.stable.firefox],
        ],
      };
    case 'edge':
      if (channel === 'beta') return { kind: 'none' };
      return {
        kind: 'submit',
        args: ['--edge-zip', chrome, '--edge-product-id', publisher.stable.edge],
      };
  }
}
