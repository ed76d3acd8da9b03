import type { HandOff } from '#shared/flow/hand-off.ts';
import type { Step } from '../flow/machine/state.ts';

/** What a step hands off to Discord's page, also while the account is being rechecked; null if nothing. */
export function toHandOff(step: Step): HandOff | null {
  if (step.status === 'handedOff')
    return { why: step.why, removes: step.interrupted.status === 'removing' };
  if (step.status !== 'confirming' || step.handedOff === null) return null;
  return { why: step.handedOff, removes: step.after.status === 'removing' };
}
