import { type Failure, ownFailure } from '#shared/flow/failure.ts';
import type { HandOffReason, RecheckFinding } from '#shared/flow/hand-off.ts';
import type { CallError } from '../../discord-api/call-error.ts';
import { ErrorCode } from '../../discord-api/error-codes.ts';
import type { CallOutcome, WithheldWhy } from './events.ts';
import type { FlowState, InterruptedStep, Step, StepAt } from './state.ts';
import {
  awaitingCode,
  awaitingPassword,
  awaitingPhone,
  callTypeOf,
  RESEND_PAUSE_MS,
  stoppedByAccount,
  waitingAgain,
} from './steps.ts';
import { mayHaveHappened, toFailure } from './to-failure.ts';
import { type Transition, to, unchanged } from './transition-result.ts';

type CallingStep = Extract<Step, { callId: unknown }>;

/** What the end of a call does. One that the state no longer waits for does nothing. */
export function onOutcome(state: FlowState, outcome: CallOutcome, now: number): Transition {
  const { step } = state;
  if (!('callId' in step) || step.callId !== outcome.callId) return unchanged(state);
  return outcomeOf(withLimit(state, step, outcome, now), step, outcome, now);
}

/** Notes a rate limit for the kind of call that met it. */
function withLimit(
  state: FlowState,
  step: CallingStep,
  outcome: CallOutcome,
  now: number,
): FlowState {
  if (!('error' in outcome) || outcome.error.name !== 'rateLimited') return state;
  const { retryAfterMs } = outcome.error;
  if (retryAfterMs === null) return state;
  const kind = outcome.type === 'mfaFailed' ? 'finishMfa' : callTypeOf(step);
  const others = state.limits.filter(({ callType }) => callType !== kind);
  return { ...state, limits: [...others, { callType: kind, until: now + retryAfterMs }] };
}

function outcomeOf(
  state: FlowState,
  step: CallingStep,
  outcome: CallOutcome,
  now: number,
): Transition {
  // After a confirmation the outcome is that of the call which it interrupted.
  const acting = step.status === 'finishingMfa' ? step.interrupted : step;
  switch (outcome.type) {
    case 'codeSent':
      if (acting.status !== 'sendingCode' && acting.status !== 'resendingCode') break;
      return to(state, awaitingCode(acting, now + RESEND_PAUSE_MS));
    case 'phoneVerified':
      if (acting.status !== 'verifyingCode') break;
      return to(state, awaitingPassword({ ...acting, phoneToken: outcome.phoneToken }));
    case 'finished':
      if (acting.status !== 'finishing' && acting.status !== 'removing') break;
      return confirm(state, acting, true);
    case 'accountRead':
      if (step.status !== 'confirming') break;
      return to(state, accountRead(step, outcome));
    case 'mfaSmsSent':
      if (step.status !== 'sendingMfaSms') break;
      return to(state, { ...waitingForMfa(step, null), smsSentTo: outcome.to });
    case 'mfaFailed':
      if (step.status !== 'finishingMfa') break;
      return to(state, mfaRefused(step, outcome.error, now));
    case 'callWithheld':
      return to(state, withheld(step, outcome.why));
    case 'callFailed':
      return callFailed(state, step, outcome.error, now);
  }
  // No call ends in such a way. Whatever went wrong, the step is not to wait for another answer.
  return callFailed(state, step, { name: 'handsetError' }, now);
}

function callFailed(
  state: FlowState,
  step: CallingStep,
  error: CallError,
  now: number,
): Transition {
  if (step.status === 'confirming') return to(state, unconfirmed(step));
  if (step.status === 'sendingMfaSms') return to(state, mfaRefused(step, error, now));
  const acting = step.status === 'finishingMfa' ? step.interrupted : step;
  const why = handOffFor(error);
  if (why !== null) return to(state, handedOff(acting, why));
  if (error.name === 'mfaRequired') {
    const [first, ...others] = error.challenge.methods;
    if (first === undefined) return to(state, handedOff(acting, 'securityKeyRequired'));
    const confirmedBefore = step.status === 'finishingMfa';
    return to(state, {
      status: 'awaitingMfa',
      interrupted: acting,
      challenge: error.challenge,
      mfaType: confirmedBefore && others.includes(step.mfaType) ? step.mfaType : first,
      smsSentTo: null,
      smsAt: 0,
      failure: confirmedBefore ? ownFailure('wrongMfaCode') : null,
    });
  }
  // The confirmation itself was refused when the call was repeated with it.
  if (step.status === 'finishingMfa' && isWrongMfa(error))
    return to(state, mfaRefused(step, error, now));
  // Nobody saw how the last call ended: the account itself can tell.
  if ((acting.status === 'finishing' || acting.status === 'removing') && mayHaveHappened(error))
    return confirm(state, acting, false);
  return to(state, failed(acting, error, now));
}

const handedOff = (
  interrupted: InterruptedStep,
  why: HandOffReason,
  found: RecheckFinding | null = null,
): Step => ({ status: 'handedOff', interrupted, why, found });

const handOffFor = (error: CallError): HandOffReason | null => {
  if (error.name === 'captchaRequired') return error.name;
  return error.name === 'discordError' && error.code === ErrorCode.InvalidRequestOrigin
    ? 'originRefused'
    : null;
};

const isWrongMfa = (error: CallError): boolean =>
  error.name === 'discordError' && error.code === ErrorCode.MfaInvalidCode;

/** Back to the step that made the call, with what was typed and why it did not go on. */
function failed(step: InterruptedStep, error: CallError, now: number): Step {
  const failure = failureAt(step, error, now);
  switch (step.status) {
    case 'sendingCode':
      return waitingAgain(step, failure, mayHaveHappened(error));
    case 'resendingCode':
      // A limit on sending is waited for where it is sent again: a code that is there can be verified meanwhile.
      return awaitingCode(step, Math.max(step.resendAt, failure.retryAt ?? 0), {
        delivery: mayHaveHappened(error) ? 'uncertain' : step.delivery,
        verificationCode: step.verificationCode,
        resendRefused: isRefusal(error),
        failure: { ...failure, retryAt: null },
      });
    case 'verifyingCode': {
      // Discord's answer to a bad code is not documented, so a refusal without a known reason is taken for it.
      const refused = failure.kind === 'refused' && 'status' in error && error.status === 400;
      return waitingAgain(step, refused ? { ...failure, kind: 'wrongCode' } : failure);
    }
    case 'finishing':
      // A phone token that Discord no longer takes can only be replaced by a new code.
      return failure.kind === 'verificationExpired'
        ? awaitingPhone(step, { failure })
        : waitingAgain(step, failure);
    case 'removing':
      return waitingAgain(step, failure);
  }
}

/**
 * Why the call of a step failed. Where the call carries no authorization, Discord's answer cannot be about the sign-in,
 * which is still held: then it is a refusal like any other.
 */
function failureAt(step: CallingStep, error: CallError, now: number): Failure {
  const failure = toFailure(error, now);
  const carriesNone =
    step.status === 'resendingCode' ||
    step.status === 'verifyingCode' ||
    step.status === 'sendingMfaSms';
  return failure.kind === 'signInExpired' && carriesNone
    ? { ...failure, kind: 'refused' }
    : failure;
}

const isRefusal = (error: CallError): boolean =>
  (error.name === 'discordError' || error.name === 'httpError') &&
  error.status >= 400 &&
  error.status < 500;

function withheld(step: CallingStep, why: WithheldWhy): Step {
  const failure = ownFailure(why);
  switch (step.status) {
    case 'confirming':
      return unconfirmed(step);
    case 'sendingMfaSms':
    case 'finishingMfa':
      if (why === 'accountChanged') return stoppedByAccount(false);
      return why === 'passwordForgotten'
        ? waitingAgain(step.interrupted, failure)
        : waitingForMfa(step, failure);
    default:
      return why === 'accountChanged' ? stoppedByAccount(false) : waitingAgain(step, failure);
  }
}

type MfaStep = StepAt<'sendingMfaSms' | 'finishingMfa'>;

/** The confirmation again. */
export function waitingForMfa(
  { interrupted, challenge, mfaType, smsSentTo, smsAt }: MfaStep,
  failure: Failure | null,
): StepAt<'awaitingMfa'> {
  return { status: 'awaitingMfa', interrupted, challenge, mfaType, smsSentTo, smsAt, failure };
}

function mfaRefused(step: MfaStep, error: CallError, now: number): Step {
  const why = handOffFor(error);
  if (why !== null) return handedOff(step.interrupted, why);
  const failure = failureAt(step, error, now);
  // The ticket is used up: the interrupted call has to ask for another one.
  if (failure.kind === 'mfaExpired') return waitingAgain(step.interrupted, failure);
  // Sending an SMS confirms nothing yet that could be wrong, and a limit on it holds up no other way to confirm.
  if (step.status === 'sendingMfaSms')
    return waitingForMfa(
      { ...step, smsAt: failure.retryAt ?? step.smsAt },
      { ...failure, retryAt: null },
    );
  switch (failure.kind) {
    case 'wrongCode':
    case 'wrongPassword':
    case 'refused':
      return waitingForMfa(step, { ...failure, kind: 'wrongMfaCode' });
    default:
      return waitingForMfa(step, failure);
  }
}

/** Reads the account again: after success to show what it holds now, after silence to learn what happened. */
export function confirm(
  state: FlowState,
  after: InterruptedStep,
  finished: boolean,
  handedOff: HandOffReason | null = null,
): Transition {
  // Only states with a user make calls; this keeps the function total all the same.
  if (state.userId === null) return to(state, { status: 'idle' });
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

const NOT_SEEN = {
  added: 'notAdded',
  reverified: 'notReverified',
  removed: 'notRemoved',
} as const;

function whatOf(after: InterruptedStep): StepAt<'done'>['what'] {
  if (after.status === 'removing') return 'removed';
  return after.kind === 'reverify' ? 'reverified' : 'added';
}

const doneWith = (after: InterruptedStep, account: StepAt<'done'>['account']): Step => ({
  status: 'done',
  what: whatOf(after),
  phone: after.phone,
  account,
});

function accountRead(
  step: StepAt<'confirming'>,
  { phone, reverifyDemanded }: Extract<CallOutcome, { type: 'accountRead' }>,
): Step {
  const { after, finished } = step;
  const isShown = after.status === 'removing' ? phone === null : phone === after.phone;
  if (finished) return doneWith(after, isShown ? 'confirms' : 'differs');
  const what = whatOf(after);
  // A number that is verified again was on the account before: only what Discord demands can tell.
  const happened = what === 'reverified' ? !reverifyDemanded : isShown;
  return happened ? doneWith(after, 'confirms') : notSeen(step, NOT_SEEN[what]);
}

/** The account could not be read. */
const unconfirmed = (step: StepAt<'confirming'>): Step =>
  step.finished ? doneWith(step.after, 'unread') : notSeen(step, 'unsettled');

/** Back to where the account was looked at from. */
const notSeen = ({ after, handedOff: why }: StepAt<'confirming'>, found: RecheckFinding): Step =>
  why === null ? waitingAgain(after, ownFailure(found)) : handedOff(after, why, found);
