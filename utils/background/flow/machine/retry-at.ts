import type { Step } from './state.ts';

/** Until when the user has to wait because Discord said so, in ms since the epoch; null where nothing is waited for. */
export const retryAtOf = (step: Step): number | null =>
  'failure' in step && step.status !== 'stopped' ? (step.failure?.retryAt ?? null) : null;
