import { ownFailure } from '#shared/flow/failure.ts';
import type { HandOffReason, RecheckFinding } from '#shared/flow/hand-off.ts';
import type { CallOutcome } from './events.ts';
import { handedOff } from './hand-off.ts';
import type { FlowState, InterruptedStep, Step, StepAt } from './state.ts';
import { toWaitingStep } from './steps.ts';
import { goTo, type Transition } from './transition-result.ts';

/** Reads the account: after a success to show what is on it now, after an unknown end to find out what happened. */
export function startConfirming(
  state: FlowState,
  after: InterruptedStep,
  finished: boolean,
  handedOffReason: HandOffReason | null = null,
): Transition {
  // Only states with a user make calls. This check keeps the function total.
  if (state.userId === null) return goTo(state, { status: 'idle' });
  const callId = state.lastCallId + 1;
  return [
    {
      ...state,
      lastCallId: callId,
      step: { status: 'confirming', after, finished, handedOff: handedOffReason, callId },
    },
    [{ type: 'readAccount', callId, userId: state.userId }],
  ];
}

const FINDING_IF_NOT_DONE = {
  added: 'notAdded',
  reverified: 'notReverified',
  removed: 'notRemoved',
} as const;

function changeMadeBy(after: InterruptedStep): StepAt<'done'>['what'] {
  if (after.status === 'removing') return 'removed';
  return after.kind === 'reverify' ? 'reverified' : 'added';
}

const done = (after: InterruptedStep, account: StepAt<'done'>['account']): Step => ({
  status: 'done',
  what: changeMadeBy(after),
  phone: after.phone,
  account,
});

/** The account was read: it shows the change, or it does not. */
export function stepAfterAccountRead(
  step: StepAt<'confirming'>,
  { phone, reverifyRequired }: Extract<CallOutcome, { type: 'accountRead' }>,
): Step {
  const { after, finished } = step;
  const isShown = after.status === 'removing' ? phone === null : phone === after.phone;
  if (finished) return done(after, isShown ? 'confirms' : 'differs');
  const what = changeMadeBy(after);
  // A reverified number was on the account before. Only the required action shows whether it was reverified.
  const hasHappened = what === 'reverified' ? !reverifyRequired : isShown;
  return hasHappened ? done(after, 'confirms') : stepAfterRecheck(step, FINDING_IF_NOT_DONE[what]);
}

/** The account could not be read. */
export const stepAfterUnreadAccount = (step: StepAt<'confirming'>): Step =>
  step.finished ? done(step.after, 'unread') : stepAfterRecheck(step, 'unsettled');

/** Returns to the step from which the account was read, with what was found. */
const stepAfterRecheck = (
  { after, handedOff: why }: StepAt<'confirming'>,
  found: RecheckFinding,
): Step => (why === null ? toWaitingStep(after, ownFailure(found)) : handedOff(after, why, found));
