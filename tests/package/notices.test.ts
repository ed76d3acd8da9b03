import { describe, expect, it } from 'vitest';
import { BROWSERS, packedFiles } from './support/build-output.ts';

describe.each(BROWSERS)('the zip for %s', (browser) => {
  it('contains the notices of all bundled packages, equal to THIRD_PARTY_NOTICES.md', async () => {
    await expect(
      packedFiles(browser).get('THIRD_PARTY_NOTICES.txt')?.toString(),
    ).toMatchFileSnapshot('../../THIRD_PARTY_NOTICES.md');
  });
});
