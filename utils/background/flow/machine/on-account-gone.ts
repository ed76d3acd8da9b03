import type { CallOutcome } from './events.ts';
import type { FlowState } from './state.ts';
import { stoppedByAccount, stoppedBySignOut } from './steps.ts';
import { goTo, leave, type Transition, unchanged } from './transition-result.ts';

/** Stops the flow when somebody else is the page's user. */
export function onUserChanged(state: FlowState, userId: string): Transition {
  const { status } = state.step;
  if (state.userId === userId || status === 'idle' || status === 'stopped') return unchanged(state);
  if (status === 'done') return leave(state);
  return goTo(state, stoppedByAccount(isUnsettled(state), pendingCallOf(state)));
}

/** Nothing is kept of who has signed out, but that nobody knows how a change ended has to be told. */
export function onSignedOut(state: FlowState, userId: string): Transition {
  const { status } = state.step;
  if (state.userId !== userId || status === 'idle' || status === 'stopped') return unchanged(state);
  return isUnsettled(state) ? goTo(state, stoppedBySignOut(pendingCallOf(state))) : leave(state);
}

/** A flow that was stopped during a call learns that the call was never made: then nothing is unsettled. */
export function onOutcomeWhileStopped(state: FlowState, outcome: CallOutcome): Transition {
  const { step } = state;
  if (
    step.status !== 'stopped' ||
    step.pendingCallId !== outcome.callId ||
    outcome.type !== 'callWithheld'
  )
    return unchanged(state);
  return step.failure.kind === 'accountChanged'
    ? goTo(state, stoppedByAccount(false))
    : leave(state);
}

/** Whether Discord may have carried out something whose end nobody saw. */
const isUnsettled = (state: FlowState): boolean =>
  isCalling(state) || state.progress.unsettled !== null;

/** The call in flight, if it alone leaves the flow unsettled. */
const pendingCallOf = ({ step, progress }: FlowState): number | null =>
  'callId' in step && progress.unsettled === null ? step.callId : null;

/** Whether a call is in flight that may change something. Reading the account does not. */
const isCalling = ({ step }: FlowState): boolean =>
  'callId' in step && step.status !== 'confirming';
