import { mkdirSync, writeFileSync } from 'node:fs';
import type { BrowserName } from '../../harness/types.ts';

const escapeCell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** Prints a matrix as a Markdown table and writes it to `.output/deep/`. */
export function writeTable(
  name: string,
  browser: BrowserName,
  headers: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const table = [headers, headers.map(() => '---'), ...rows]
    .map((row) => `| ${row.map(escapeCell).join(' | ')} |`)
    .join('\n');
  mkdirSync('.output/deep', { recursive: true });
  writeFileSync(`.output/deep/${name}-${browser}.md`, `# ${name}, ${browser}\n\n${table}\n`);
  console.log(`${name}, ${browser}: ${rows.length} rows\n${table}`);
}
