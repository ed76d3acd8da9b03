import { describe, expect, it } from 'vitest';
import { BROWSERS, packedFiles } from './support/built.ts';

describe.each(BROWSERS)('The zip for %s', (browser) => {
  it('has the notices of all packages whose code is in it, as THIRD_PARTY_NOTICES.md says them', async () => {
    await expect(
      packedFiles(browser).get('THIRD_PARTY_NOTICES.txt')?.toString(),
    ).toMatchFileSnapshot('../../THIRD_PARTY_NOTICES.md');
  });
});
