import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { actionRows } from './conformance/actions.ts';
import { Driver, type Row } from './conformance/driver.ts';
import { endpointRows, reasonRows } from './conformance/endpoints.ts';
import { errorRows, mfaRows } from './conformance/errors.ts';

const REPORT = new URL('../docs/conformance.md', import.meta.url);

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

const table = (headings: readonly string[], rows: readonly (readonly string[])[]): string =>
  [headings, headings.map(() => '---'), ...rows]
    .map((row) => `| ${row.map(cell).join(' | ')} |`)
    .join('\n');

const section = (title: string, rows: readonly Row[]): string =>
  `## ${title}\n\n${table(
    ['row', 'requests: method, path, body fields · headers', 'answers', 'what the popup showed'],
    rows.map(({ what, requests, answer, shown }) => [
      what,
      requests.map((request) => `\`${request}\``).join('<br>'),
      answer,
      shown,
    ]),
  )}\n`;

const { values } = parseArgs({
  options: { browser: { type: 'string', default: 'chromium' }, check: { type: 'boolean' } },
});
if (values.browser !== 'chromium' && values.browser !== 'firefox')
  throw new Error(`There is no browser named ${values.browser}`);

const driver = await Driver.open(values.browser);
let report = '';
try {
  const actions = table(
    ['required action, with a number on the account', 'badge', 'banner [main button]'],
    (await actionRows(driver)).map(({ what, answer, shown }) => [what, answer, shown]),
  );
  report = [
    '# Conformance',
    'What the built extension asked of the simulator, and what the popup showed, for every row of the protocol. Made by `npm run conformance`; do not edit.',
    section('Endpoints', await endpointRows(driver)),
    section('Reasons', await reasonRows(driver)),
    `## Required actions\n\n${actions}\n`,
    section('Errors', await errorRows(driver)),
    section('MFA and captcha', await mfaRows(driver)),
  ].join('\n\n');
} finally {
  await driver.close();
}

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
