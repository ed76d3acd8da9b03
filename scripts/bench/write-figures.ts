import { readFileSync, writeFileSync } from 'node:fs';

const REPORT = new URL('../../docs/performance.md', import.meta.url);

/** Writes Markdown between the markers `<!-- name -->` and `<!-- /name -->` in docs/performance.md. */
export function writeFigures(name: string, markdown: string): void {
  const [startMark, endMark] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const report = readFileSync(REPORT, 'utf8');
  const [start, end] = [report.indexOf(startMark), report.indexOf(endMark)];
  if (start < 0 || end < start) throw new Error(`docs/performance.md has no markers for ${name}`);
  writeFileSync(
    REPORT,
    `${report.slice(0, start + startMark.length)}\n\n${markdown}\n\n${report.slice(end)}`,
  );
}
