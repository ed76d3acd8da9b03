import { canRecheck } from '#shared/flow/can-recheck.ts';
import type { FlowIntent } from '#shared/flow/flow-intent.ts';
import { flowKindFor } from '#shared/required-action/phone-route.ts';
import { removalRefusal } from '#shared/required-action/removal-refusal.ts';
import { readUnsettledAccount } from './confirming.ts';
import type { IntentContext } from './events.ts';
import { mustReadAccount } from './progress.ts';
import { requestCall } from './request-call.ts';
import { type FlowState, noProgress, type Step } from './state.ts';
import {
  awaitingCode,
  awaitingPhone,
  awaitingRemovalPassword,
  stoppedByAccount,
  toWaitingStep,
} from './steps.ts';
import { goTo, leave, type Transition, unchanged } from './transition-result.ts';

/** Handles a click or Enter. `context` is null while not connected. */
export function onIntent(
  state: FlowState,
  intent: FlowIntent,
  context: IntentContext | null,
  now: number,
): Transition {
  switch (intent.type) {
    case 'startPhone':
    case 'startRemoval':
      return startFlow(state, intent.type, context);
    case 'submitPhone':
    case 'submitCode':
    case 'resendCode':
    case 'sendNewCode':
    case 'submitPassword':
    case 'submitRemoval':
    case 'sendMfaSms':
    case 'submitMfa':
      return requestCall(state, intent, context, now);
    case 'haveCode':
      return haveCode(state, intent.phone);
    case 'chooseMfaType':
      return chooseMfaType(state, intent.mfaType);
    case 'recheckAccount':
      return recheckAccount(state, context, now);
    case 'back':
      return readFirst(state, context, now) ?? goBack(state);
    case 'close':
      return readFirst(state, context, now) ?? closeFlow(state);
  }
}

/** Starts a flow, also in place of a first step that has sent nothing. */
function startFlow(
  state: FlowState,
  intentType: 'startPhone' | 'startRemoval',
  context: IntentContext | null,
): Transition {
  if (context === null || !canStart(state, context.userId)) return unchanged(state);
  const { userId, name, phone, hasPhone, requiredAction } = context;
  const started = { ...state, userId, name, progress: noProgress };
  if (intentType === 'startRemoval')
    return phone === null || removalRefusal(context) !== null
      ? unchanged(state)
      : goTo(started, awaitingRemovalPassword(phone));
  // Only the account's own number can be reverified.
  const isReverify = flowKindFor(requiredAction, hasPhone) === 'reverify';
  return goTo(started, awaitingPhone(isReverify ? phone : null));
}

/** Whether a new flow may begin: none is active, or only the first step of the user's own, without anything to lose. */
function canStart({ userId, step, progress }: FlowState, newUserId: string): boolean {
  switch (step.status) {
    case 'idle':
    case 'done':
      return true;
    case 'stopped':
      // That nobody knows how a change ended stands until the user has closed it.
      return !step.unsettled;
    case 'awaitingPhone':
    case 'awaitingRemovalPassword':
      return (
        userId === newUserId &&
        progress.codes.length === 0 &&
        progress.verified === null &&
        progress.unsettled === null
      );
    default:
      return false;
  }
}

function haveCode(state: FlowState, phone: string): Transition {
  const code = state.progress.codes.find((each) => each.phone === phone);
  return state.step.status !== 'awaitingPhone' || code === undefined
    ? unchanged(state)
    : goTo(state, awaitingCode(code));
}

function chooseMfaType(
  state: FlowState,
  mfaType: Extract<FlowIntent, { type: 'chooseMfaType' }>['mfaType'],
): Transition {
  const { step } = state;
  if (step.status !== 'awaitingMfa' || !step.challenge.methods.includes(mfaType))
    return unchanged(state);
  return goTo(state, { ...step, mfaType, failure: null });
}

/** Reads the account again, when it is unknown how the last call ended or what the user did on Discord's page. */
function recheckAccount(state: FlowState, context: IntentContext | null, now: number): Transition {
  if (context === null || !isRecheckPossible(state)) return unchanged(state);
  return context.userId === state.userId
    ? readUnsettledAccount(state, now)
    : goTo(state, stoppedByAccount(state.progress.unsettled !== null));
}

function isRecheckPossible({ step, progress }: FlowState): boolean {
  if (step.status === 'handedOff') return true;
  if (!('failure' in step) || step.status === 'stopped') return false;
  return mustReadAccount(progress) || (step.failure !== null && canRecheck(step.failure));
}

/** Whoever leaves a step whose last change is unsettled sees first how it ended. */
const readFirst = (
  state: FlowState,
  context: IntentContext | null,
  now: number,
): Transition | null =>
  context !== null &&
  context.userId === state.userId &&
  !('callId' in state.step) &&
  mustReadAccount(state.progress)
    ? readUnsettledAccount(state, now)
    : null;

function goBack(state: FlowState): Transition {
  const { step } = state;
  // Without a connection the account cannot be read.
  if (mustReadAccount(state.progress)) return unchanged(state);
  switch (step.status) {
    case 'awaitingCode':
    case 'awaitingPassword':
      // The code that was sent, or the number that was verified, can still be used.
      return goTo(state, awaitingPhone(step.phone));
    case 'awaitingMfa':
    case 'handedOff':
      return goTo(state, toWaitingStep(step.interrupted, null));
    default:
      return unchanged(state);
  }
}

const closeFlow = (state: FlowState): Transition =>
  'callId' in state.step || isIdle(state.step) ? unchanged(state) : leave(state);

const isIdle = ({ status }: Step): boolean => status === 'idle';
