/** A table in Markdown. */
export const formatTable = (
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): string =>
  [headings, headings.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
