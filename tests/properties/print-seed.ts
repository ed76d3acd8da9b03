import type { TestProject } from 'vitest/node';

/** Prints the seed of a run one time, so that its cases can be repeated. */
export default function printSeed({ name, config }: TestProject): void {
  const { cases, seed } = config.provide.properties ?? {};
  console.log(`${name}: ${cases} cases of each property, HANDSET_SEED=${seed}`);
}
