/** A seeded random generator: the same seed gives the same values. */
export interface Random {
  /** An integer from 0 up to, but excluding, the limit. */
  below(limit: number): number;
  pick<Item>(list: readonly Item[]): Item;
  hex(length: number): string;
  snowflake(): string;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  /** mulberry32 */
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    pick(list) {
      const item = list[below(list.length)];
      if (item === undefined) throw new Error('Cannot pick from an empty list.');
      return item;
    },
    hex: (length) => Array.from({ length }, () => below(16).toString(16)).join(''),
    snowflake: () =>
      `${1 + below(9)}${String(below(1e9)).padStart(9, '0')}${String(below(1e9)).padStart(9, '0')}`,
  };
}
