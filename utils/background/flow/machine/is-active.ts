import type { Step } from './state.ts';

/** Whether the flow is in progress. What belongs to the flow is kept for exactly that long. */
export const isActive = ({ status }: Step): boolean =>
  status !== 'idle' && status !== 'done' && status !== 'stopped';
