/** What was measured of each condition in one round. */
export type Round<Name extends string, Sample> = (name: Name) => Sample;

/**
 * Lets the conditions take turns, forwards and backwards by turns (A B C, C B A, …), so that whatever drifts
 * falls on all of them alike. The first round only warms up.
 */
export async function playRounds<Name extends string, Sample>(
  names: readonly Name[],
  count: number,
  measure: (name: Name) => Promise<Sample>,
): Promise<Round<Name, Sample>[]> {
  const rounds: Round<Name, Sample>[] = [];
  for (let number = 0; number <= count; number += 1) {
    const samples = new Map<Name, Sample>();
    const order = number % 2 === 0 ? names : names.toReversed();
    for (const name of order) samples.set(name, await measure(name));
    if (number === 0) continue;
    rounds.push((name) => {
      const sample = samples.get(name);
      if (sample === undefined) throw new Error(`${name} was not measured`);
      return sample;
    });
  }
  return rounds;
}
