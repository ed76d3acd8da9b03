import type { Step } from './state.ts';

/** When the user may retry after a rate limit, in ms since the epoch; null without one. */
export const retryAtOf = (step: Step): number | null =>
  'failure' in step && step.status !== 'stopped' ? (step.failure?.retryAt ?? null) : null;
