import { describe, expect, it } from 'vitest';
import { BROWSERS, manifestOf } from './support/built.ts';

/** A style within a page is allowed by its hash, which changes with the style. */
const withoutStyleHash = (json: string): string =>
  json.replace(/'sha256-[\w+/]{43}='/g, "'sha256-[hash]'");

describe.each(BROWSERS)('The manifest for %s', (browser) => {
  it('is the one that was agreed on, but for the version', async () => {
    const { version, ...manifest } = manifestOf(browser);
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    await expect(withoutStyleHash(`${JSON.stringify(manifest, null, 2)}\n`)).toMatchFileSnapshot(
      `snapshots/manifest-${browser}.json`,
    );
  });

  it('lets no page load a file of the extension', () => {
    expect(manifestOf(browser)).not.toHaveProperty('web_accessible_resources');
  });

  it('lets no other extension and no page send messages', () => {
    expect(manifestOf(browser)).not.toHaveProperty('externally_connectable');
  });

  it('lets the extension’s pages connect to Discord’s three hosts alone', () => {
    const { content_security_policy: policy } = manifestOf(browser);
    expect(policy).toEqual({
      extension_pages: expect.stringMatching(
        /(?:^|; )connect-src https:\/\/discord\.com https:\/\/ptb\.discord\.com https:\/\/canary\.discord\.com(?:;|$)/,
      ),
    });
  });
});
