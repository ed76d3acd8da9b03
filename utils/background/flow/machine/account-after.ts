import type { RecheckFinding } from '#shared/flow/hand-off.ts';
import { mayHaveHadPhone } from './account-before.ts';
import type { CallOutcome } from './events.ts';
import { isProvenBy } from './is-proven-by.ts';
import type { StepAt } from './state.ts';

interface AccountAfter {
  /** Whether the account looks as it should after the change. It may have looked so before. */
  readonly isShown: boolean;
  /** Whether the account proves that the change was made, by Handset or on Discord's page. */
  readonly hasHappened: boolean;
  /** The number that the change is about. On Discord's page the user may have chosen another. */
  readonly phone: string;
  /** What to say if it has not happened. */
  readonly finding: RecheckFinding;
}

/**
 * What an account that was just read says about a change. A number that was, or may have been, on the account before
 * proves nothing: then the required action does that was open when the user submitted, once it is gone.
 */
export function accountAfter(
  { after, handedOff }: Pick<StepAt<'confirming'>, 'after' | 'handedOff'>,
  { phone, required }: Pick<Extract<CallOutcome, { type: 'accountRead' }>, 'phone' | 'required'>,
): AccountAfter {
  const { before } = after;
  if (after.status === 'removing') {
    const isShown = phone !== after.phone;
    return { isShown, hasHappened: isShown, phone: after.phone, finding: 'notRemoved' };
  }
  const isShown = phone === after.phone;
  const isOtherNumber = handedOff !== null && phone !== null && !isShown;
  if (isOtherNumber && !mayHaveHadPhone(before, phone))
    return { isShown, hasHappened: true, phone, finding: 'notAdded' };
  if (!mayHaveHadPhone(before, after.phone))
    return { isShown, hasHappened: isShown, phone: after.phone, finding: 'notAdded' };
  return {
    isShown,
    hasHappened: isShown && required !== null && isProvenBy(required.action, after),
    phone: after.phone,
    finding: isShown ? 'notReverified' : 'notAdded',
  };
}
