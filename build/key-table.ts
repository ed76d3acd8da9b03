import { keyHash, packedKey } from '#shared/i18n/packed-key.ts';

/** Letters that need no escape in a string of JavaScript. */
const FACTORS = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at)).filter(
  (letter) => !'"\'`\\$'.includes(letter),
);

/** The longer a table is, the surer it can be made; the first one does for the texts there are. */
const LENGTHS = [31, 43, 61, 83, 127, 199];

/** The table for `packedKey` in which each of these keys has a name of its own. Throws where they are too many. */
export function keyTable(keys: readonly string[]): string {
  for (const length of LENGTHS) {
    const table = tableOf(length, keys);
    if (table !== undefined) return table;
  }
  throw new Error(`${keys.length} keys are too many for names of two letters`);
}

/** Keys that share a place in the table are given their names together, those that are most first. */
function tableOf(length: number, keys: readonly string[]): string | undefined {
  const sharing = Array.from({ length }, (_, place) =>
    keys.filter((key) => keyHash(key) % length === place),
  );
  const table = sharing.map(() => FACTORS[0] ?? '');
  const taken = new Set<string>();
  for (const [place, group] of [...sharing.entries()].sort(([, a], [, b]) => b.length - a.length)) {
    const namesBy = (factor: string) => new Set(group.map((key) => packedKey(key, factor)));
    const factor = FACTORS.find((each) => {
      const names = namesBy(each);
      return names.size === group.length && ![...names].some((name) => taken.has(name));
    });
    if (factor === undefined) return undefined;
    table[place] = factor;
    for (const name of namesBy(factor)) taken.add(name);
  }
  return table.join('');
}
