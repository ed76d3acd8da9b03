import type { Step } from '../flow/state.ts';
import type { HandOff } from './assistant-order.ts';

/** What a step hands over to Discord's page; null when it does not. */
export const handOffOf = (step: Step): HandOff | null =>
  step.status === 'handedOff'
    ? { why: step.why, removes: step.interrupted.status === 'removing' }
    : null;
