import type { TestProject } from 'vitest/node';

/** Prints the seed once a run, so that whatever it finds can be found again. */
export default function tellSeed({ name, config }: TestProject): void {
  const { cases, seed } = config.provide.properties ?? {};
  console.log(`${name}: ${cases} cases of each property, HANDSET_SEED=${seed}`);
}
