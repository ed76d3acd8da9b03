import type { ChangePhoneReason } from '../discord/change-phone-reason.ts';
import type { FlowEffect } from './events.ts';
import { type Failure, ownFailure } from './failure.ts';
import type { FlowIntent } from './intents.ts';
import type { FlowState, Step, StepAt } from './state.ts';
import { type Transition, to, unchanged } from './transition-result.ts';

type Submission = Extract<FlowIntent, { type: 'submitPhone' | 'submitCode' | 'submitPassword' }>;
type AwaitingStep = StepAt<'awaitingPhone' | 'awaitingCode' | 'awaitingPassword'>;

/** What a click or Enter does. `userId` is the connected user's, or null while not connected. */
export function onIntent(
  state: FlowState,
  intent: FlowIntent,
  userId: string | null,
  now: number,
): Transition {
  switch (intent.type) {
    case 'start':
      return start(state, intent.changePhoneReason, userId);
    case 'submitPhone':
    case 'submitCode':
    case 'submitPassword':
      return submit(state, intent, userId, now);
    case 'haveCode':
      return haveCode(state);
    case 'back':
      return back(state);
    case 'close':
      return close(state);
  }
}

function start(
  state: FlowState,
  changePhoneReason: ChangePhoneReason,
  userId: string | null,
): Transition {
  const { status } = state.step;
  if (userId === null || (status !== 'idle' && status !== 'done' && status !== 'stopped'))
    return unchanged(state);
  return [{ ...state, userId, step: awaitingPhone(changePhoneReason, null) }, []];
}

function submit(
  state: FlowState,
  intent: Submission,
  userId: string | null,
  now: number,
): Transition {
  const { step } = state;
  if (
    step.status !== 'awaitingPhone' &&
    step.status !== 'awaitingCode' &&
    step.status !== 'awaitingPassword'
  )
    return unchanged(state);
  if (mustWait(step.failure, now)) return unchanged(state);
  if (userId === null || state.userId === null)
    return to(state, { ...step, failure: ownFailure('notConnected') });
  if (userId !== state.userId)
    return to(state, { status: 'stopped', failure: ownFailure('accountChanged') });

  const call = state.calls + 1;
  const asked = callFor(step, intent, call, userId);
  return asked === null
    ? unchanged(state)
    : [{ ...state, calls: call, step: asked.step }, [asked.effect]];
}

function callFor(
  step: AwaitingStep,
  intent: Submission,
  call: number,
  userId: string,
): { step: Step; effect: FlowEffect } | null {
  if (step.status === 'awaitingPhone' && intent.type === 'submitPhone') {
    const { changePhoneReason } = step;
    const { phone } = intent;
    return {
      step: { status: 'sendingCode', changePhoneReason, phone, call },
      effect: { type: 'sendCode', call, userId, phone, changePhoneReason },
    };
  }
  if (step.status === 'awaitingCode' && intent.type === 'submitCode') {
    const { changePhoneReason, phone, delivery } = step;
    const { verificationCode } = intent;
    return {
      step: { status: 'verifyingCode', changePhoneReason, phone, delivery, verificationCode, call },
      effect: { type: 'verifyPhone', call, userId, phone, verificationCode },
    };
  }
  if (step.status === 'awaitingPassword' && intent.type === 'submitPassword') {
    const { changePhoneReason, phone, phoneToken } = step;
    const { password } = intent;
    return {
      step: { status: 'finishing', changePhoneReason, phone, phoneToken, call },
      effect: { type: 'addPhone', call, userId, phoneToken, password, changePhoneReason },
    };
  }
  return null;
}

function haveCode(state: FlowState): Transition {
  const { step } = state;
  if (step.status !== 'awaitingPhone' || step.phone === null || !step.codeMayHaveBeenSent)
    return unchanged(state);
  const { changePhoneReason, phone } = step;
  return to(state, awaitingCode(changePhoneReason, phone, 'uncertain'));
}

function back(state: FlowState): Transition {
  const { step } = state;
  switch (step.status) {
    case 'awaitingCode':
      // The code that was sent is still good: the user may find it after all.
      return to(state, {
        ...awaitingPhone(step.changePhoneReason, step.phone),
        codeMayHaveBeenSent: true,
        // A wait that Discord asked for is not over because the user went back.
        failure: step.failure?.kind === 'rateLimited' ? step.failure : null,
      });
    case 'awaitingPassword':
    case 'handedOff':
      return to(state, awaitingPhone(step.changePhoneReason, step.phone));
    default:
      return unchanged(state);
  }
}

function close(state: FlowState): Transition {
  switch (state.step.status) {
    case 'idle':
    case 'sendingCode':
    case 'verifyingCode':
    case 'finishing':
    case 'confirming':
      return unchanged(state);
    case 'awaitingPhone':
    case 'awaitingCode':
    case 'awaitingPassword':
    case 'done':
    case 'handedOff':
    case 'stopped':
      return to({ ...state, userId: null }, { status: 'idle' });
  }
}

const mustWait = (failure: Failure | null, now: number): boolean =>
  failure?.retryAt != null && now < failure.retryAt;

const awaitingPhone = (
  changePhoneReason: ChangePhoneReason,
  phone: string | null,
): StepAt<'awaitingPhone'> => ({
  status: 'awaitingPhone',
  changePhoneReason,
  phone,
  codeMayHaveBeenSent: false,
  failure: null,
});

const awaitingCode = (
  changePhoneReason: ChangePhoneReason,
  phone: string,
  delivery: 'sent' | 'uncertain',
): StepAt<'awaitingCode'> => ({
  status: 'awaitingCode',
  changePhoneReason,
  phone,
  delivery,
  verificationCode: null,
  failure: null,
});
