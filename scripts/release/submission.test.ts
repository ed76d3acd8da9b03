import { describe, expect, it } from 'vitest';
import { readPublisher } from '../../build/publisher.ts';
import { routeTo } from './submission.ts';

const publisher = {
  ...readPublisher(),
  stable: { chrome: 'c'.repeat(32), firefox: 'stable@handset.test', edge: 'the-product' },
  beta: { chrome: 'b'.repeat(32), firefox: 'beta@handset.test', updates: 'https://handset.test/u' },
};
const argsTo = (store: 'chrome' | 'firefox' | 'edge', version: string) => {
  const route = routeTo({ store, version, publisher });
  return route.kind === 'submit' ? route.args.join(' ') : route.kind;
};

describe('routeTo', () => {
  it('takes a stable version to all stores, under the ids of the stable channel', () => {
    expect(argsTo('chrome', '1.2.3')).toBe(
      `--chrome-zip handset-1.2.3-chrome.zip --chrome-api-version v2 --chrome-extension-id ${'c'.repeat(32)}`,
    );
    expect(argsTo('firefox', '1.2.3')).toBe(
      '--firefox-zip handset-1.2.3-firefox.zip --firefox-sources-zip handset-1.2.3-sources.zip ' +
        '--firefox-channel listed --firefox-extension-id stable@handset.test',
    );
    expect(argsTo('edge', '1.2.3')).toBe(
      '--edge-zip handset-1.2.3-chrome.zip --edge-product-id the-product',
    );
  });

  it('takes a beta only to Chrome’s store, under its own id, and has it signed for Firefox', () => {
    expect(argsTo('chrome', '1.2.3-beta.1')).toContain(`--chrome-extension-id ${'b'.repeat(32)}`);
    expect(argsTo('firefox', '1.2.3-beta.1')).toBe('sign');
    expect(argsTo('edge', '1.2.3-beta.1')).toBe('none');
  });
});
