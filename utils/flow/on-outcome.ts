import type { CallError } from '../discord/call-error.ts';
import type { CallOutcome } from './events.ts';
import { type Failure, ownFailure } from './failure.ts';
import { failureOf, mayHaveHappened } from './failure-of.ts';
import type { FlowState, Step, StepAt } from './state.ts';
import { type Transition, to, unchanged } from './transition-result.ts';

type CallingStep = StepAt<'sendingCode' | 'verifyingCode' | 'finishing' | 'confirming'>;

/** What the end of a call does. One that the state no longer waits for does nothing. */
export function onOutcome(state: FlowState, outcome: CallOutcome, now: number): Transition {
  const { step } = state;
  if (!('call' in step) || step.call !== outcome.call) return unchanged(state);
  switch (outcome.type) {
    case 'codeSent':
      return step.status === 'sendingCode' ? to(state, codeSent(step)) : unchanged(state);
    case 'phoneVerified':
      return step.status === 'verifyingCode'
        ? to(state, phoneVerified(step, outcome.phoneToken))
        : unchanged(state);
    case 'phoneAdded':
      return step.status === 'finishing' ? confirm(state, step, true) : unchanged(state);
    case 'accountRead':
      return step.status === 'confirming'
        ? to(state, accountRead(step, outcome.phone))
        : unchanged(state);
    case 'callWithheld':
      return to(
        state,
        outcome.why === 'accountChanged' && step.status !== 'confirming'
          ? { status: 'stopped', failure: ownFailure('accountChanged') }
          : failed(step, ownFailure(outcome.why), false),
      );
    case 'callFailed':
      return callFailed(state, step, outcome.error, now);
  }
}

function callFailed(
  state: FlowState,
  step: CallingStep,
  error: CallError,
  now: number,
): Transition {
  if (error.name === 'captchaRequired' || error.name === 'mfaRequired') {
    const { changePhoneReason, phone } = step;
    return to(state, { status: 'handedOff', changePhoneReason, phone, why: error.name });
  }
  // Nobody saw how the last call ended: the account itself can tell.
  if (step.status === 'finishing' && mayHaveHappened(error)) return confirm(state, step, false);
  return to(state, failed(step, failureOf(error, now), mayHaveHappened(error)));
}

function codeSent({ changePhoneReason, phone }: StepAt<'sendingCode'>): Step {
  return {
    status: 'awaitingCode',
    changePhoneReason,
    phone,
    delivery: 'sent',
    verificationCode: null,
    failure: null,
  };
}

function phoneVerified(
  { changePhoneReason, phone }: StepAt<'verifyingCode'>,
  phoneToken: string,
): Step {
  return { status: 'awaitingPassword', changePhoneReason, phone, phoneToken, failure: null };
}

/** Reads the account again: after success to show what it holds now, after silence to learn what happened. */
export function confirm(
  state: FlowState,
  { changePhoneReason, phone, phoneToken }: StepAt<'finishing' | 'confirming'>,
  finished: boolean,
): Transition {
  // Only states with a user make calls; this keeps the function total all the same.
  if (state.userId === null) return to(state, { status: 'idle' });
  const call = state.calls + 1;
  return [
    {
      ...state,
      calls: call,
      step: { status: 'confirming', changePhoneReason, phone, phoneToken, finished, call },
    },
    [{ type: 'readAccount', call, userId: state.userId }],
  ];
}

function accountRead(step: StepAt<'confirming'>, shownPhone: string | null): Step {
  const { changePhoneReason, phone, phoneToken } = step;
  const confirmed = shownPhone === phone;
  if (confirmed || step.finished) return { status: 'done', phone, confirmed };
  return {
    status: 'awaitingPassword',
    changePhoneReason,
    phone,
    phoneToken,
    failure: ownFailure('notAdded'),
  };
}

function failed(step: CallingStep, failure: Failure, mayHaveBeenSent: boolean): Step {
  const { changePhoneReason, phone } = step;
  switch (step.status) {
    case 'sendingCode':
      return {
        status: 'awaitingPhone',
        changePhoneReason,
        phone,
        codeMayHaveBeenSent: mayHaveBeenSent,
        failure,
      };
    case 'verifyingCode': {
      const { delivery, verificationCode } = step;
      // Discord's answer to a bad code is not documented, so a refusal without a known reason is taken for it.
      const kind = failure.kind === 'refused' ? 'wrongCode' : failure.kind;
      return {
        status: 'awaitingCode',
        changePhoneReason,
        phone,
        delivery,
        verificationCode,
        failure: { ...failure, kind },
      };
    }
    case 'finishing':
      // A phone token that Discord no longer takes can only be replaced by a new code.
      return failure.kind === 'verificationExpired'
        ? { status: 'awaitingPhone', changePhoneReason, phone, codeMayHaveBeenSent: false, failure }
        : {
            status: 'awaitingPassword',
            changePhoneReason,
            phone,
            phoneToken: step.phoneToken,
            failure,
          };
    case 'confirming':
      if (step.finished) return { status: 'done', phone, confirmed: false };
      return {
        status: 'awaitingPassword',
        changePhoneReason,
        phone,
        phoneToken: step.phoneToken,
        failure: ownFailure('interrupted'),
      };
  }
}
