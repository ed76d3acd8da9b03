import type { Failure } from '#shared/flow/failure.ts';
import type { FlowState, Step } from './state.ts';

/**
 * Ends every wait when the clock was set back: how much of it has passed is unknown, and no wait may last longer than
 * Discord said. A call that comes too early is refused once more, with the time that is left.
 */
export function forgetWaitsIfSetBack(state: FlowState, now: number): FlowState {
  return now < state.changedAt
    ? { ...state, limits: [], changedAt: now, step: withoutWaits(state.step, now), ...codes(state) }
    : state;
}

const codes = ({ progress }: FlowState): Pick<FlowState, 'progress'> => ({
  progress: {
    ...progress,
    codes: progress.codes.map((code) => ({ ...code, resendAt: 0 })),
  },
});

function withoutWaits(step: Step, now: number): Step {
  switch (step.status) {
    case 'awaitingCode':
      return { ...step, resendAt: Math.min(step.resendAt, now), failure: endOf(step.failure) };
    case 'resendingCode':
    case 'verifyingCode':
      return { ...step, resendAt: Math.min(step.resendAt, now) };
    case 'awaitingMfa':
      return { ...step, smsAt: Math.min(step.smsAt, now), failure: endOf(step.failure) };
    case 'sendingMfaSms':
    case 'finishingMfa':
      return { ...step, smsAt: Math.min(step.smsAt, now) };
    case 'awaitingPhone':
    case 'awaitingPassword':
    case 'awaitingRemovalPassword':
      return { ...step, failure: endOf(step.failure) };
    default:
      return step;
  }
}

const endOf = (failure: Failure | null): Failure | null =>
  failure === null || failure.retryAt === null ? failure : { ...failure, retryAt: null };
