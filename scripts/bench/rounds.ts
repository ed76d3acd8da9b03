/** One round: returns what was measured for a condition. */
export type Round<Name extends string, Sample> = (name: Name) => Sample;

/**
 * The order of the conditions in a round. After as many rounds as there are names, each name has been in each position
 * exactly once and, if their number is even, directly after each other name exactly once. This balances the effect of
 * warm caches.
 * https://en.wikipedia.org/wiki/Latin_square (Williams design)
 */
function orderOf<Name>(names: readonly Name[], round: number): Name[] {
  const count = names.length;
  return names.flatMap((_, position) => {
    const step = position % 2 === 0 ? -position / 2 : (position + 1) / 2;
    const name = names[(((step + round) % count) + count) % count];
    return name === undefined ? [] : [name];
  });
}

/** Measures the conditions in turn, so that drift affects all of them alike. A first round warms up and is discarded. */
export async function runRounds<Name extends string, Sample>(
  names: readonly Name[],
  count: number,
  measure: (name: Name) => Promise<Sample>,
): Promise<Round<Name, Sample>[]> {
  const rounds: Round<Name, Sample>[] = [];
  for (let round = 0; round <= count; round += 1) {
    const samples = new Map<Name, Sample>();
    for (const name of orderOf(names, round)) samples.set(name, await measure(name));
    if (round === 0) continue;
    rounds.push((name) => {
      const sample = samples.get(name);
      if (sample === undefined) throw new Error(`${name} was not measured`);
      return sample;
    });
  }
  return rounds;
}
