import { mkdirSync, writeFileSync } from 'node:fs';
import type { BrowserName } from '../../harness/types.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** Prints a matrix, and leaves it in `.output/deep/`. */
export function writeTable(
  name: string,
  browser: BrowserName,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const table = [heads, heads.map(() => '---'), ...rows]
    .map((row) => `| ${row.map(cell).join(' | ')} |`)
    .join('\n');
  mkdirSync('.output/deep', { recursive: true });
  writeFileSync(`.output/deep/${name}-${browser}.md`, `# ${name}, ${browser}\n\n${table}\n`);
  console.log(`${name}, ${browser}: ${rows.length} rows\n${table}`);
}
