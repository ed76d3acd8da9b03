import { type Failure, ownFailure } from '#shared/flow/failure.ts';
import type { MfaType } from '#shared/flow/mfa-type.ts';
import type { CallError } from '../../discord-api/call-error.ts';
import type { MfaChallenge } from '../../discord-api/mfa-challenge.ts';
import { failureOf, failureWhileUnsettled, withNeededAuthorization } from './failed-call.ts';
import { handedOff, handOffReasonFor } from './hand-off.ts';
import type { CallingStep, FlowState, StepAt } from './state.ts';
import { toWaitingStep } from './steps.ts';
import { goTo, type Transition } from './transition-result.ts';

type MfaStep = StepAt<'sendingMfaSms' | 'finishingMfa'>;

/** Asks for the MFA answer again. */
export function awaitingMfa(
  { interrupted, challenge, challengeId, mfaType, smsSentTo, smsAt }: MfaStep,
  failure: Failure | null,
): StepAt<'awaitingMfa'> {
  const withMfa = { interrupted, challenge, challengeId, mfaType, smsSentTo, smsAt };
  return { status: 'awaitingMfa', ...withMfa, failure };
}

/** Discord asks for MFA: asks the user, or hands off if the popup can do none of the methods. */
export function onMfaRequired(
  state: FlowState,
  step: Exclude<CallingStep, { status: 'confirming' }>,
  challenge: MfaChallenge,
): Transition {
  const interrupted = 'interrupted' in step ? step.interrupted : step;
  const [first] = challenge.methods;
  if (first === undefined) return goTo(state, handedOff(interrupted, 'securityKeyRequired'));
  const answered = step.status === 'finishingMfa' ? step.mfaType : null;
  return goTo(state, {
    status: 'awaitingMfa',
    interrupted,
    challenge,
    challengeId: step.callId,
    mfaType: answered !== null && challenge.methods.includes(answered) ? answered : first,
    smsSentTo: null,
    smsAt: 0,
    failure: answered === null ? null : ownFailure(wrongAnswerTo(answered)),
  });
}

/** The MFA answer, or the SMS for it, was refused. */
export function onMfaFailed(
  before: FlowState,
  step: MfaStep,
  error: CallError,
  now: number,
): Transition {
  const why = handOffReasonFor(error);
  if (why !== null) return goTo(before, handedOff(step.interrupted, why));
  if (error.name === 'mfaRequired') return onMfaRequired(before, step, error.challenge);
  const failure = failureOf(before, step, error, now);
  const state = withNeededAuthorization(before, step, failure);
  // The ticket is no longer valid. Only making the interrupted call again yields a new one.
  if (failure.kind === 'mfaExpired')
    return goTo(
      state,
      toWaitingStep(step.interrupted, failureWhileUnsettled(state, step.interrupted, failure)),
    );
  // Sending an SMS submits no answer that could be wrong, and a rate limit on it must not delay the other methods.
  if (step.status === 'sendingMfaSms')
    return goTo(
      state,
      awaitingMfa({ ...step, smsAt: failure.retryAt ?? step.smsAt }, { ...failure, retryAt: null }),
    );
  switch (failure.kind) {
    case 'wrongCode':
    case 'wrongPassword':
    case 'wrongMfaCode':
    case 'refused':
      return goTo(state, awaitingMfa(step, { ...failure, kind: wrongAnswerTo(step.mfaType) }));
    default:
      return goTo(state, awaitingMfa(step, failure));
  }
}

/** The failure that speaks of the method that was used. */
const wrongAnswerTo = (mfaType: MfaType) =>
  mfaType === 'password' ? 'wrongPassword' : 'wrongMfaCode';
