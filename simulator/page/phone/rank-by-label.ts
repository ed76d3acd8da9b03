/**
 * The rows whose label matches the typed text, best match first. Ranks like the client's
 * match-sorter: from equality through the beginning of a word to letters in the same order.
 */
export function rankByLabel<Row extends { label: string }>(
  rows: readonly Row[],
  typed: string,
): Row[] {
  const query = foldForSearch(typed.trim());
  if (query === '') return [...rows];
  return rows
    .map((row) => ({ row, rank: rankOf(foldForSearch(row.label), query) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ row }) => row);
}

function rankOf(label: string, query: string): number {
  if (label === query) return 5;
  if (label.startsWith(query)) return 4;
  if (label.includes(` ${query}`)) return 3;
  if (label.includes(query)) return 2;
  return hasLettersInOrder(label, query) ? 1 : 0;
}

function hasLettersInOrder(label: string, query: string): boolean {
  let from = 0;
  for (const letter of query) {
    const at = label.indexOf(letter, from);
    if (at < 0) return false;
    from = at + letter.length;
  }
  return true;
}

/** Removes case and accents. */
function foldForSearch(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
