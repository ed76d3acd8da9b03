/** What was measured of each condition in one round. */
export type Round<Name extends string, Sample> = (name: Name) => Sample;

/**
 * The order of a round such that, after as many rounds as there are names, each has come at each place once, and
 * (of an even number) right after each other one once: whoever follows itself finds the caches warm.
 * https://en.wikipedia.org/wiki/Latin_square (Williams design)
 */
function orderOf<Name>(names: readonly Name[], round: number): Name[] {
  const count = names.length;
  return names.flatMap((_, place) => {
    const step = place % 2 === 0 ? -place / 2 : (place + 1) / 2;
    const name = names[(((step + round) % count) + count) % count];
    return name === undefined ? [] : [name];
  });
}

/** Lets the conditions take turns, so that whatever drifts falls on all of them alike. The first round warms up. */
export async function playRounds<Name extends string, Sample>(
  names: readonly Name[],
  count: number,
  measure: (name: Name) => Promise<Sample>,
): Promise<Round<Name, Sample>[]> {
  const rounds: Round<Name, Sample>[] = [];
  for (let number = 0; number <= count; number += 1) {
    const samples = new Map<Name, Sample>();
    for (const name of orderOf(names, number)) samples.set(name, await measure(name));
    if (number === 0) continue;
    rounds.push((name) => {
      const sample = samples.get(name);
      if (sample === undefined) throw new Error(`${name} was not measured`);
      return sample;
    });
  }
  return rounds;
}
