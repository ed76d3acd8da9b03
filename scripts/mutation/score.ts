import path from 'node:path';

/** The parts of Stryker's result for one change of the code that are needed here. */
export interface MutantResult {
  readonly fileName: string;
  readonly status: string;
  readonly mutatorName: string;
  readonly replacement?: string | undefined;
  /** Lines and columns count from 1. */
  readonly location: { readonly start: { readonly line: number; readonly column: number } };
}

export interface Score {
  readonly mutants: number;
  readonly killed: number;
  readonly survivors: readonly MutantResult[];
  /** Killed mutants in percent; 0 without mutants, so that a group without files fails. */
  readonly percent: number;
}

/** A test that no longer ends has noticed the change as well. */
const KILLED = ['Killed', 'Timeout'];
const SURVIVED = ['Survived', 'NoCoverage'];

/** Counts the mutants that the tests noticed. Those that did not even load count neither way. */
export function scoreOf(results: readonly MutantResult[]): Score {
  const killed = results.filter(({ status }) => KILLED.includes(status)).length;
  const survivors = results.filter(({ status }) => SURVIVED.includes(status));
  const mutants = killed + survivors.length;
  return { mutants, killed, survivors, percent: mutants === 0 ? 0 : (100 * killed) / mutants };
}

/** One line: where the code was changed, and into what. */
export function describeSurvivor(mutant: MutantResult): string {
  const { fileName, status, mutatorName, replacement = '', location } = mutant;
  const file = path.relative(process.cwd(), fileName).replaceAll('\\', '/');
  const place = `${file}:${location.start.line}:${location.start.column}`;
  const changed = replacement.replaceAll(/\s+/g, ' ').slice(0, 100);
  return `${status}  ${place}  ${mutatorName}  ${changed}`;
}
