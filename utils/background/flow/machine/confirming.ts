import { type Failure, ownFailure } from '#shared/flow/failure.ts';
import type { HandOffReason, RecheckFinding } from '#shared/flow/hand-off.ts';
import { accountAfter } from './account-after.ts';
import { limitOf } from './api-calls.ts';
import type { CallOutcome } from './events.ts';
import { judgedFromFirstTry } from './first-try.ts';
import { handedOff } from './hand-off.ts';
import type { InterruptedStep } from './interrupted-step.ts';
import { withWithheldCall } from './logged-calls.ts';
import { changesAccount, withProgress } from './progress.ts';
import { settledBy, stepAfterRefusal } from './refused-change.ts';
import type { FlowState, Step, StepAt } from './state.ts';
import { toWaitingStep } from './steps.ts';
import { goTo, goToCall, leave, type Transition, unchanged } from './transition-result.ts';

type Confirmed = Omit<StepAt<'confirming'>, 'status' | 'callId'>;

interface Confirmation {
  readonly finished?: boolean;
  readonly handedOff?: HandOffReason | null;
  readonly refusal?: Failure | null;
}

/**
 * Reads the account: after a success to show what is on it now, after an unknown end to find out what happened. While
 * Discord limits that, nothing is read, and what is unknown stays so. `now` in ms since the epoch.
 */
export function startConfirming(
  state: FlowState,
  step: InterruptedStep,
  now: number,
  { finished = false, handedOff: why = null, refusal = null }: Confirmation = {},
): Transition {
  const { userId } = state;
  // Only states with a user make calls. This check keeps the function total.
  if (userId === null) return leave(state);
  const callId = state.lastCallId + 1;
  const after = finished ? step : judgedFromFirstTry(step, state.progress);
  const next = withUnsettled(state, after, finished, why);
  const confirming = { after, finished, handedOff: why, refusal };
  return readableAt(next, now) === null
    ? goToCall(
        next,
        { status: 'confirming', ...confirming, callId },
        { type: 'readAccount', callId, userId },
      )
    : onAccountUnread(withWithheldCall(next, 'readAccount', 'rateLimited', now), confirming, now);
}

/** A change is unsettled from the moment when its end was missed until the account was read. */
function withUnsettled(
  state: FlowState,
  after: InterruptedStep,
  finished: boolean,
  why: HandOffReason | null,
): FlowState {
  if (finished) return withProgress(state, { unsettled: null });
  return why === null && changesAccount(after)
    ? withProgress(state, { unsettled: { step: after, isRead: false } })
    : state;
}

/** When a rate limit lets the flow's account be read again, in ms since the epoch; null if it can be read now. */
export const readableAt = (state: FlowState, now: number): number | null =>
  accountReadableAt(state, state.userId, now);

/** The same for any account. */
export function accountReadableAt(
  state: FlowState,
  userId: string | null,
  now: number,
): number | null {
  const until = limitOf(state, userId, 'readAccount');
  return until !== null && now < until ? until : null;
}

/** Reads the account to find out how the unsettled change ended, before anything else is done. */
export function readUnsettledAccount(state: FlowState, now: number): Transition {
  const { step, progress } = state;
  if (step.status === 'handedOff')
    return startConfirming(state, step.interrupted, now, { handedOff: step.why });
  return progress.unsettled === null
    ? unchanged(state)
    : startConfirming(state, progress.unsettled.step, now);
}

function changeMadeBy(after: InterruptedStep): StepAt<'done'>['what'] {
  if (after.status === 'removing') return 'removed';
  return after.kind === 'reverify' ? 'reverified' : 'added';
}

/** The end of a change: what was done, with which number, and what the account shows of it. */
export const done = (
  after: InterruptedStep,
  account: StepAt<'done'>['account'],
  phone = after.phone,
): Step => ({
  status: 'done',
  what: changeMadeBy(after),
  phone,
  account,
  settles: account === 'differs' ? null : settledBy(after),
});

/** The account was read: it shows the change, it does not, or it cannot tell. */
export function onAccountRead(
  state: FlowState,
  step: StepAt<'confirming'>,
  read: Extract<CallOutcome, { type: 'accountRead' }>,
): Transition {
  const { after, finished, refusal } = step;
  const seen = accountAfter(step, read);
  if (finished) return goTo(state, done(after, seen.isShown ? 'confirms' : 'differs'));
  if (seen.hasHappened) return goTo(state, done(after, 'confirms', seen.phone));
  const isUnclear = seen.finding === 'notReverified' && changesAccount(after);
  const next = withProgress(state, {
    unsettled:
      isUnclear && step.handedOff === null && changesAccount(after)
        ? { step: after, isRead: true }
        : null,
  });
  return refusal === null || !changesAccount(after)
    ? goTo(next, stepAfterRecheck(step, seen.finding))
    : stepAfterRefusal(next, after, refusal);
}

/** The account could not be read, so what was unsettled stays so. Tells when a rate limit on reading ends. */
export const onAccountUnread = (state: FlowState, step: Confirmed, now: number): Transition =>
  goTo(
    state,
    step.finished
      ? done(step.after, 'unread')
      : stepAfterRecheck(step, 'unsettled', readableAt(state, now)),
  );

/** Returns to the step from which the account was read, with what was found. */
const stepAfterRecheck = (
  { after, handedOff: why }: Confirmed,
  found: RecheckFinding,
  retryAt: number | null = null,
): Step =>
  why === null
    ? toWaitingStep(after, { ...ownFailure(found), retryAt })
    : handedOff(after, why, found, retryAt);
