import { describe, expect, it } from 'vitest';
import { BROWSERS, manifestOf } from './support/build-output.ts';

/** An inline style is allowed by its hash, which changes with the style. */
const withoutStyleHash = (json: string): string =>
  json.replace(/'sha256-[\w+/]{43}='/g, "'sha256-[hash]'");

describe.each(BROWSERS)('the manifest for %s', (browser) => {
  it('equals the snapshot except for its version', async () => {
    const { version, ...manifest } = manifestOf(browser);
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    await expect(withoutStyleHash(`${JSON.stringify(manifest, null, 2)}\n`)).toMatchFileSnapshot(
      `snapshots/manifest-${browser}.json`,
    );
  });

  it('runs nothing on any page: scripts are registered once the user has agreed', () => {
    expect(manifestOf(browser)).not.toHaveProperty('content_scripts');
  });

  it('allows no web page to load a file of the extension', () => {
    expect(manifestOf(browser)).not.toHaveProperty('web_accessible_resources');
  });

  it('allows no web page and no other extension to send messages', () => {
    expect(manifestOf(browser)).not.toHaveProperty('externally_connectable');
  });

  it('allows the extension’s pages to connect only to Discord’s three hosts', () => {
    const { content_security_policy: policy } = manifestOf(browser);
    expect(policy).toEqual({
      extension_pages: expect.stringMatching(
        /(?:^|; )connect-src https:\/\/discord\.com https:\/\/ptb\.discord\.com https:\/\/canary\.discord\.com(?:;|$)/,
      ),
    });
  });
});
