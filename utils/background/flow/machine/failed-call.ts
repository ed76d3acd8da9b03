import { type Failure, type FailureKind, ownFailure } from '#shared/flow/failure.ts';
import type { CallError } from '../../discord-api/call-error.ts';
import { callTypeOf, isAddressCall } from './api-calls.ts';
import { startConfirming } from './confirming.ts';
import type { ChangingStep, InterruptedStep } from './interrupted-step.ts';
import { changesAccount, mustReadAccount, withProgress, withSentCode } from './progress.ts';
import { isAboutNumber, stepAfterRefusal } from './refused-change.ts';
import type { CallingStep, FlowState, Progress } from './state.ts';
import { awaitingCode, awaitingPhone, sentCode, toWaitingStep } from './steps.ts';
import { mayHaveTakenEffect, toFailure } from './to-failure.ts';
import { goTo, type Transition } from './transition-result.ts';

/** Returns to the step in which something can be done about the failure, with the user's input. */
export function stepAfterFailure(
  before: FlowState,
  step: InterruptedStep,
  error: CallError,
  now: number,
): Transition {
  const failure = failureOf(before, step, error, now);
  const state = withNeededAuthorization(before, step, failure);
  switch (step.status) {
    case 'sendingCode': {
      const code = sentCode(step, 'uncertain', 0);
      const next = mayHaveTakenEffect(error)
        ? { ...state, progress: withSentCode(state.progress, code) }
        : state;
      return goTo(next, awaitingPhone(step.phone, failure));
    }
    case 'resendingCode': {
      // A rate limit on sending only delays the next send. A code that has arrived can be verified meanwhile.
      const resendAt = Math.max(step.resendAt, failure.retryAt ?? 0);
      const delivery = mayHaveTakenEffect(error) ? 'uncertain' : step.delivery;
      return goTo(
        state,
        awaitingCode(sentCode(step, delivery, resendAt), {
          verificationCode: step.verificationCode,
          resendRefused: isRefusal(error),
          failure: { ...failure, retryAt: null },
        }),
      );
    }
    case 'verifyingCode': {
      if (isAboutNumber(failure)) return goTo(state, awaitingPhone(step.phone, failure));
      // Discord's answer to a wrong code is not documented, so a 400 without a known reason counts as one.
      const refused = failure.kind === 'refused' && 'status' in error && error.status === 400;
      return goTo(
        state,
        toWaitingStep(step, refused ? { ...failure, kind: 'wrongCode' } : failure),
      );
    }
    case 'finishing':
    case 'removing':
      return stepAfterFailedChange(state, step, error, failure, now);
  }
}

/** A refusal says nothing about an earlier call whose end nobody saw: first the account is read. */
function stepAfterFailedChange(
  state: FlowState,
  step: ChangingStep,
  error: CallError,
  failure: Failure,
  now: number,
): Transition {
  if (mayHaveTakenEffect(error)) return startConfirming(state, step, now);
  return mustReadAccount(state.progress)
    ? startConfirming(state, step, now, { refusal: failure })
    : stepAfterRefusal(state, step, failure);
}

/** A call without need of authorization carries it once Discord has refused it without. */
export function withNeededAuthorization(
  state: FlowState,
  step: CallingStep,
  { kind }: Failure,
): FlowState {
  const callType = callTypeOf(step);
  if (kind !== 'authorizationNeeded' || !isAddressCall(callType)) return state;
  const needsAuthorization = [...state.progress.needsAuthorization, callType];
  return withProgress(state, { needsAuthorization });
}

/** Why the call of a step failed. */
export function failureOf(
  { progress }: FlowState,
  step: CallingStep,
  error: CallError,
  now: number,
): Failure {
  const failure = toFailure(error, now);
  return { ...failure, kind: kindAt(step, failure, isAuthorized(progress, step)) };
}

const isAuthorized = ({ needsAuthorization }: Progress, step: CallingStep): boolean =>
  needsAuthorization.some((callType) => callType === callTypeOf(step));

/** What a failure means at the call of a step. */
function kindAt(step: CallingStep, { kind, retryAt }: Failure, isAuthorized: boolean): FailureKind {
  switch (step.status) {
    case 'sendingCode':
      return kind === 'rateLimited' && retryAt === null ? 'sendingLimited' : kind;
    case 'resendingCode':
      if (kind === 'rateLimited' && retryAt === null) return 'sendingLimited';
      return toAuthorizationNeeded(kind, isAuthorized);
    case 'verifyingCode':
    case 'sendingMfaSms':
      return toAuthorizationNeeded(kind, isAuthorized);
    case 'finishing':
      return kind === 'wrongCode' || kind === 'phoneVerificationRequired'
        ? 'verificationExpired'
        : kind;
    case 'removing':
      // An account with a number has a password already.
      return kind === 'passwordLength' ? 'wrongPassword' : kind;
    default:
      return kind;
  }
}

/** A 401 says nothing about a session that the call did not use. */
const toAuthorizationNeeded = (kind: FailureKind, isAuthorized: boolean): FailureKind =>
  kind === 'signInExpired' && !isAuthorized ? 'authorizationNeeded' : kind;

const isRefusal = (error: CallError): boolean =>
  (error.name === 'discordError' || error.name === 'httpError') &&
  error.status >= 400 &&
  error.status < 500;

/** The failure to show where a call was not made although an earlier change is unsettled. */
export const failureWhileUnsettled = (
  { progress }: FlowState,
  step: InterruptedStep,
  failure: Failure,
): Failure =>
  changesAccount(step) && mustReadAccount(progress) ? ownFailure('unsettled') : failure;
