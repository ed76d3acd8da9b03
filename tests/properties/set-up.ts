import fc, { type RunDetails } from 'fast-check';
import { inject } from 'vitest';

const { cases, seed } = inject('properties');

/** Says with which seed the same cases come again, above what fast-check itself says. */
function report(details: RunDetails<unknown>): void {
  if (!details.failed) return;
  const again = `Again with HANDSET_SEED=${details.seed}`;
  throw new Error(`${again}\n${fc.defaultReportMessage(details) ?? ''}`, {
    cause: details.errorInstance,
  });
}

fc.configureGlobal({ numRuns: cases, seed, reporter: report });
