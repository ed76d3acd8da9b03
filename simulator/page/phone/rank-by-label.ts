/**
 * The rows whose label fits what was typed, best first: like the client's match-sorter, which goes
 * from equal over the beginning of a word down to letters that merely follow each other.
 */
export function rankByLabel<Row extends { label: string }>(
  rows: readonly Row[],
  typed: string,
): Row[] {
  const query = plain(typed.trim());
  if (query === '') return [...rows];
  return rows
    .map((row) => ({ row, rank: rankOf(plain(row.label), query) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ row }) => row);
}

function rankOf(label: string, query: string): number {
  if (label === query) return 5;
  if (label.startsWith(query)) return 4;
  if (label.includes(` ${query}`)) return 3;
  if (label.includes(query)) return 2;
  return inOrder(label, query) ? 1 : 0;
}

function inOrder(label: string, query: string): boolean {
  let from = 0;
  for (const letter of query) {
    const at = label.indexOf(letter, from);
    if (at < 0) return false;
    from = at + letter.length;
  }
  return true;
}

/** Without case and accents. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
