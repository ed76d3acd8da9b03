import type { InterruptedStep } from './interrupted-step.ts';
import { changesAccount } from './progress.ts';
import { settledBy } from './refused-change.ts';
import type { Progress } from './state.ts';

/**
 * A change as its end has to be judged. Where the same change was tried before and nobody saw how that ended, what the
 * account is compared with is the account before the first try, because that may have been carried out already.
 */
export function judgedFromFirstTry(
  step: InterruptedStep,
  { unsettled }: Progress,
): InterruptedStep {
  if (unsettled === null || !changesAccount(step)) return step;
  const { step: first, isRead } = unsettled;
  if (first.status !== step.status || first.phone !== step.phone) return step;
  // Reading could not tell, so that the number proves nothing. Only the end of a required action still can.
  if (isRead && settledBy(first) === null) return step;
  const { callId, before } = first;
  return { ...step, callId, before };
}
