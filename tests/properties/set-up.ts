import fc, { type RunDetails } from 'fast-check';
import { inject } from 'vitest';

const { cases, seed } = inject('properties');

/** Puts the seed that repeats the same cases above fast-check's own report. */
function report(details: RunDetails<unknown>): void {
  if (!details.failed) return;
  const hint = `To repeat: HANDSET_SEED=${details.seed}`;
  throw new Error(`${hint}\n${fc.defaultReportMessage(details) ?? ''}`, {
    cause: details.errorInstance,
  });
}

fc.configureGlobal({ numRuns: cases, seed, reporter: report });
