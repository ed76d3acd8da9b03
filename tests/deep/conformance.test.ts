import { readFileSync } from 'node:fs';
import { expect, inject, it } from 'vitest';
import { makeReport } from '../../scripts/conformance/make-report.ts';

it.runIf(inject('browser') === 'chromium')(
  'what every row of the protocol leads to is what docs/conformance.md says',
  { timeout: 600_000 },
  async () => {
    expect(await makeReport('chromium')).toBe(readFileSync('docs/conformance.md', 'utf8'));
  },
);
