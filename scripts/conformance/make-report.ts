import type { BrowserName } from '../../harness/types.ts';
import { actionRows } from './actions.ts';
import { Driver, type Row } from './driver.ts';
import { endpointRows, reasonRows } from './endpoints.ts';
import { errorRows, mfaRows } from './errors.ts';

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

/** Runs the built extension through every row of the protocol. Resolves to the report, `docs/conformance.md`. */
export async function makeReport(browser: BrowserName): Promise<string> {
  const driver = await Driver.open(browser);
  try {
    const actions = table(
      ['required action, with a number on the account', 'badge', 'banner [main button]'],
      (await actionRows(driver)).map(({ what, answer, shown }) => [what, answer, shown]),
    );
    return [
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
}
