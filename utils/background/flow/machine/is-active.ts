import type { Step } from './state.ts';

/** Whether a step is one of a flow that goes on: what belongs to the flow is kept as long, and no longer. */
export const isActive = ({ status }: Step): boolean =>
  status !== 'idle' && status !== 'done' && status !== 'stopped';
