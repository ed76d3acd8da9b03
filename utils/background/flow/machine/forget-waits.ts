import type { Failure } from '#shared/flow/failure.ts';
import type { InterruptedStep } from './interrupted-step.ts';
import type { FlowState, Step, StepAt } from './state.ts';

/**
 * Ends every wait when the clock was set back: how much of it has passed is unknown, and no wait may last longer than
 * Discord said. A call that comes too early is refused once more, with the time that is left.
 */
export function forgetWaitsIfSetBack(state: FlowState, now: number): FlowState {
  if (now >= state.changedAt) return state;
  const codes = state.progress.codes.map((code) => ({
    ...code,
    resendAt: Math.min(code.resendAt, now),
  }));
  const progress = { ...state.progress, codes };
  return { ...state, limits: [], changedAt: now, progress, step: withoutWaits(state.step, now) };
}

function withoutWaits(step: Step, now: number): Step {
  switch (step.status) {
    case 'sendingCode':
    case 'resendingCode':
    case 'verifyingCode':
    case 'finishing':
    case 'removing':
      return withoutPause(step, now);
    case 'awaitingCode':
      return { ...step, resendAt: Math.min(step.resendAt, now), failure: endOf(step.failure) };
    case 'awaitingPhone':
    case 'awaitingPassword':
    case 'awaitingRemovalPassword':
      return { ...step, failure: endOf(step.failure) };
    case 'stopped':
      return { ...step, failure: { ...step.failure, retryAt: null } };
    case 'confirming': {
      const { after, refusal } = step;
      return { ...step, after: withoutPause(after, now), refusal: endOf(refusal) };
    }
    case 'awaitingMfa':
      return { ...withoutMfaPause(step, now), failure: endOf(step.failure) };
    case 'sendingMfaSms':
    case 'finishingMfa':
      return withoutMfaPause(step, now);
    case 'handedOff':
      return { ...step, interrupted: withoutPause(step.interrupted, now), retryAt: null };
    case 'idle':
    case 'done':
      return step;
  }
}

const withoutPause = (step: InterruptedStep, now: number): InterruptedStep =>
  'resendAt' in step ? { ...step, resendAt: Math.min(step.resendAt, now) } : step;

/** The SMS for MFA, and the step that comes after it. */
const withoutMfaPause = <Mfa extends StepAt<'awaitingMfa' | 'sendingMfaSms' | 'finishingMfa'>>(
  step: Mfa,
  now: number,
): Mfa => ({
  ...step,
  smsAt: Math.min(step.smsAt, now),
  interrupted: withoutPause(step.interrupted, now),
});

const endOf = (failure: Failure | null): Failure | null =>
  failure === null || failure.retryAt === null ? failure : { ...failure, retryAt: null };
