import { type Failure, ownFailure } from '#shared/flow/failure.ts';
import type { HandOffReason, RecheckFinding } from '#shared/flow/hand-off.ts';
import type { CallError } from '../../discord-api/call-error.ts';
import { ErrorCode } from '../../discord-api/error-codes.ts';
import type { CallOutcome, WithheldReason } from './events.ts';
import type { FlowState, InterruptedStep, Step, StepAt } from './state.ts';
import {
  awaitingCode,
  awaitingPassword,
  awaitingPhone,
  callTypeOf,
  RESEND_PAUSE_MS,
  stoppedByAccount,
  toWaitingStep,
} from './steps.ts';
import { mayHaveTakenEffect, toFailure } from './to-failure.ts';
import { goTo, type Transition, unchanged } from './transition-result.ts';

type CallingStep = Extract<Step, { callId: unknown }>;

/** Handles the end of a call. An outcome that the state no longer waits for is ignored. */
export function onOutcome(state: FlowState, outcome: CallOutcome, now: number): Transition {
  const { step } = state;
  if (!('callId' in step) || step.callId !== outcome.callId) return unchanged(state);
  return applyOutcome(withRateLimit(state, step, outcome, now), step, outcome, now);
}

/** Records a rate limit for the type of call that ran into it. */
function withRateLimit(
  state: FlowState,
  step: CallingStep,
  outcome: CallOutcome,
  now: number,
): FlowState {
  if (!('error' in outcome) || outcome.error.name !== 'rateLimited') return state;
  const { retryAfterMs } = outcome.error;
  if (retryAfterMs === null) return state;
  const callType = outcome.type === 'mfaFailed' ? 'finishMfa' : callTypeOf(step);
  const others = state.limits.filter((limit) => limit.callType !== callType);
  return { ...state, limits: [...others, { callType, until: now + retryAfterMs }] };
}

function applyOutcome(
  state: FlowState,
  step: CallingStep,
  outcome: CallOutcome,
  now: number,
): Transition {
  // After MFA, the outcome is that of the repeated call.
  const effectiveStep = step.status === 'finishingMfa' ? step.interrupted : step;
  switch (outcome.type) {
    case 'codeSent':
      if (effectiveStep.status !== 'sendingCode' && effectiveStep.status !== 'resendingCode') break;
      return goTo(state, awaitingCode(effectiveStep, now + RESEND_PAUSE_MS));
    case 'phoneVerified':
      if (effectiveStep.status !== 'verifyingCode') break;
      return goTo(state, awaitingPassword({ ...effectiveStep, phoneToken: outcome.phoneToken }));
    case 'finished':
      if (effectiveStep.status !== 'finishing' && effectiveStep.status !== 'removing') break;
      return startConfirming(state, effectiveStep, true);
    case 'accountRead':
      if (step.status !== 'confirming') break;
      return goTo(state, stepAfterAccountRead(step, outcome));
    case 'mfaSmsSent':
      if (step.status !== 'sendingMfaSms') break;
      return goTo(state, { ...awaitingMfa(step, null), smsSentTo: outcome.to });
    case 'mfaFailed':
      if (step.status !== 'finishingMfa') break;
      return goTo(state, stepAfterMfaFailure(step, outcome.error, now));
    case 'callWithheld':
      return goTo(state, stepAfterWithheldCall(step, outcome.why));
    case 'callFailed':
      return onCallFailed(state, step, outcome.error, now);
  }
  // This outcome does not fit the call. The step must not keep waiting, so the call counts as failed inside Handset.
  return onCallFailed(state, step, { name: 'handsetError' }, now);
}

function onCallFailed(
  state: FlowState,
  step: CallingStep,
  error: CallError,
  now: number,
): Transition {
  if (step.status === 'confirming') return goTo(state, stepAfterUnreadAccount(step));
  if (step.status === 'sendingMfaSms') return goTo(state, stepAfterMfaFailure(step, error, now));
  const effectiveStep = step.status === 'finishingMfa' ? step.interrupted : step;
  const why = handOffReasonFor(error);
  if (why !== null) return goTo(state, handedOff(effectiveStep, why));
  if (error.name === 'mfaRequired') {
    const [first, ...others] = error.challenge.methods;
    if (first === undefined) return goTo(state, handedOff(effectiveStep, 'securityKeyRequired'));
    const hadAnsweredMfa = step.status === 'finishingMfa';
    return goTo(state, {
      status: 'awaitingMfa',
      interrupted: effectiveStep,
      challenge: error.challenge,
      mfaType: hadAnsweredMfa && others.includes(step.mfaType) ? step.mfaType : first,
      smsSentTo: null,
      smsAt: 0,
      failure: hadAnsweredMfa ? ownFailure('wrongMfaCode') : null,
    });
  }
  // Discord refused the confirmation only when the call was repeated with it.
  if (step.status === 'finishingMfa' && isWrongMfaCode(error))
    return goTo(state, stepAfterMfaFailure(step, error, now));
  // It is unknown how the last call ended, so the account is read to find out.
  if (
    (effectiveStep.status === 'finishing' || effectiveStep.status === 'removing') &&
    mayHaveTakenEffect(error)
  )
    return startConfirming(state, effectiveStep, false);
  return goTo(state, stepAfterFailure(effectiveStep, error, now));
}

const handedOff = (
  interrupted: InterruptedStep,
  why: HandOffReason,
  found: RecheckFinding | null = null,
): Step => ({ status: 'handedOff', interrupted, why, found });

const handOffReasonFor = (error: CallError): HandOffReason | null => {
  if (error.name === 'captchaRequired') return error.name;
  return error.name === 'discordError' && error.code === ErrorCode.InvalidRequestOrigin
    ? 'originRefused'
    : null;
};

const isWrongMfaCode = (error: CallError): boolean =>
  error.name === 'discordError' && error.code === ErrorCode.MfaInvalidCode;

/** Returns to the step that made the call, with the user's input and the failure. */
function stepAfterFailure(step: InterruptedStep, error: CallError, now: number): Step {
  const failure = failureOf(step, error, now);
  switch (step.status) {
    case 'sendingCode':
      return toWaitingStep(step, failure, mayHaveTakenEffect(error));
    case 'resendingCode':
      // A rate limit on sending only delays the next send. A code that has arrived can be verified meanwhile.
      return awaitingCode(step, Math.max(step.resendAt, failure.retryAt ?? 0), {
        delivery: mayHaveTakenEffect(error) ? 'uncertain' : step.delivery,
        verificationCode: step.verificationCode,
        resendRefused: isRefusal(error),
        failure: { ...failure, retryAt: null },
      });
    case 'verifyingCode': {
      // Discord's answer to a wrong code is not documented, so a 400 without a known reason counts as one.
      const refused = failure.kind === 'refused' && 'status' in error && error.status === 400;
      return toWaitingStep(step, refused ? { ...failure, kind: 'wrongCode' } : failure);
    }
    case 'finishing':
      // A phone token that Discord no longer accepts can only be replaced through a new code.
      return failure.kind === 'verificationExpired'
        ? awaitingPhone(step, { failure })
        : toWaitingStep(step, failure);
    case 'removing':
      return toWaitingStep(step, failure);
  }
}

/**
 * Why the call of a step failed. If the call carried no authorization, a 401 says nothing about the session, which is
 * kept: then it is a refusal like any other.
 */
function failureOf(step: CallingStep, error: CallError, now: number): Failure {
  const failure = toFailure(error, now);
  const isUnauthenticated =
    step.status === 'resendingCode' ||
    step.status === 'verifyingCode' ||
    step.status === 'sendingMfaSms';
  return failure.kind === 'signInExpired' && isUnauthenticated
    ? { ...failure, kind: 'refused' }
    : failure;
}

const isRefusal = (error: CallError): boolean =>
  (error.name === 'discordError' || error.name === 'httpError') &&
  error.status >= 400 &&
  error.status < 500;

function stepAfterWithheldCall(step: CallingStep, why: WithheldReason): Step {
  const failure = ownFailure(why);
  switch (step.status) {
    case 'confirming':
      return stepAfterUnreadAccount(step);
    case 'sendingMfaSms':
    case 'finishingMfa':
      if (why === 'accountChanged') return stoppedByAccount(false);
      return why === 'passwordForgotten'
        ? toWaitingStep(step.interrupted, failure)
        : awaitingMfa(step, failure);
    default:
      return why === 'accountChanged' ? stoppedByAccount(false) : toWaitingStep(step, failure);
  }
}

type MfaStep = StepAt<'sendingMfaSms' | 'finishingMfa'>;

/** Asks for the MFA answer again. */
export function awaitingMfa(
  { interrupted, challenge, mfaType, smsSentTo, smsAt }: MfaStep,
  failure: Failure | null,
): StepAt<'awaitingMfa'> {
  return { status: 'awaitingMfa', interrupted, challenge, mfaType, smsSentTo, smsAt, failure };
}

function stepAfterMfaFailure(step: MfaStep, error: CallError, now: number): Step {
  const why = handOffReasonFor(error);
  if (why !== null) return handedOff(step.interrupted, why);
  const failure = failureOf(step, error, now);
  // The ticket is no longer valid. Only making the interrupted call again yields a new one.
  if (failure.kind === 'mfaExpired') return toWaitingStep(step.interrupted, failure);
  // Sending an SMS submits no answer that could be wrong, and a rate limit on it must not delay the other methods.
  if (step.status === 'sendingMfaSms')
    return awaitingMfa(
      { ...step, smsAt: failure.retryAt ?? step.smsAt },
      { ...failure, retryAt: null },
    );
  switch (failure.kind) {
    case 'wrongCode':
    case 'wrongPassword':
    case 'refused':
      return awaitingMfa(step, { ...failure, kind: 'wrongMfaCode' });
    default:
      return awaitingMfa(step, failure);
  }
}

/** Reads the account: after a success to show what is on it now, after an unknown end to find out what happened. */
export function startConfirming(
  state: FlowState,
  after: InterruptedStep,
  finished: boolean,
  handedOff: HandOffReason | null = null,
): Transition {
  // Only states with a user make calls. This check keeps the function total.
  if (state.userId === null) return goTo(state, { status: 'idle' });
  const callId = state.lastCallId + 1;
  return [
    {
      ...state,
      lastCallId: callId,
      step: { status: 'confirming', after, finished, handedOff, callId },
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

function stepAfterAccountRead(
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
const stepAfterUnreadAccount = (step: StepAt<'confirming'>): Step =>
  step.finished ? done(step.after, 'unread') : stepAfterRecheck(step, 'unsettled');

/** Returns to the step from which the account was read, with what was found. */
const stepAfterRecheck = (
  { after, handedOff: why }: StepAt<'confirming'>,
  found: RecheckFinding,
): Step => (why === null ? toWaitingStep(after, ownFailure(found)) : handedOff(after, why, found));
