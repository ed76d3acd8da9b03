import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { makeReport } from './conformance/make-report.ts';

const REPORT = new URL('../docs/conformance.md', import.meta.url);

const { values } = parseArgs({
  options: { browser: { type: 'string', default: 'chromium' }, check: { type: 'boolean' } },
});
if (values.browser !== 'chromium' && values.browser !== 'firefox')
  throw new Error(`There is no browser named ${values.browser}`);

const report = await makeReport(values.browser);
if (values.check) {
  if (readFileSync(REPORT, 'utf8') === report) console.log('docs/conformance.md is up to date.');
  else {
    writeFileSync(new URL('../.output/conformance.md', import.meta.url), report);
    console.error(
      'docs/conformance.md is out of date. The new report is .output/conformance.md; to update: npm run conformance',
    );
    process.exitCode = 1;
  }
} else {
  writeFileSync(REPORT, report);
  console.log(report);
}
