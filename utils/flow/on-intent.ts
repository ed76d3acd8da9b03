import { flowKindFor, routesOf } from '../required-action/phone-route.ts';
import { removalRefusal } from '../required-action/removal-refusal.ts';
import type { FlowEffect, IntentContext } from './events.ts';
import { ownFailure } from './failure.ts';
import type { FlowIntent } from './intents.ts';
import { confirm } from './on-outcome.ts';
import type { FlowState, InterruptedStep, Step } from './state.ts';
import {
  awaitingCode,
  awaitingPhone,
  awaitingRemovalPassword,
  requestOf,
  stoppedByAccount,
  waitingAgain,
} from './steps.ts';
import { type Transition, to, unchanged } from './transition-result.ts';

/** What a click or Enter does. `context` is null while not connected. */
export function onIntent(
  state: FlowState,
  intent: FlowIntent,
  context: IntentContext | null,
  now: number,
): Transition {
  switch (intent.type) {
    case 'startPhone':
    case 'startRemoval':
      return start(state, intent.type, context);
    case 'submitPhone':
    case 'submitCode':
    case 'resendCode':
    case 'sendNewCode':
    case 'submitPassword':
    case 'submitRemoval':
    case 'sendMfaSms':
    case 'submitMfa':
      return ask(state, intent, context, now);
    case 'haveCode':
      return haveCode(state, now);
    case 'chooseMfaType':
      return chooseMfaType(state, intent.mfaType);
    case 'lookAgain':
      return lookAgain(state, context);
    case 'back':
      return back(state);
    case 'close':
      return close(state);
  }
}

type Asking = Exclude<
  FlowIntent,
  {
    type:
      | 'startPhone'
      | 'startRemoval'
      | 'haveCode'
      | 'chooseMfaType'
      | 'lookAgain'
      | 'back'
      | 'close';
  }
>;

function start(
  state: FlowState,
  what: 'startPhone' | 'startRemoval',
  context: IntentContext | null,
): Transition {
  const { status } = state.step;
  if (context === null || (status !== 'idle' && status !== 'done' && status !== 'stopped'))
    return unchanged(state);
  const { userId, phone, requiredAction } = context;
  const demanded = requiredAction !== null && routesOf(requiredAction).phone !== 'none';
  const changePhoneReason = demanded ? 'user_action_required' : 'user_settings_update';
  if (what === 'startRemoval')
    return phone === null || removalRefusal(context) !== null
      ? unchanged(state)
      : to({ ...state, userId }, awaitingRemovalPassword({ changePhoneReason, phone }));
  const kind = flowKindFor(requiredAction, phone !== null);
  // Reverifying takes the account's own number and no other.
  const offered = kind === 'reverify' ? phone : null;
  return to({ ...state, userId }, awaitingPhone({ kind, changePhoneReason, phone: offered }));
}

/** Everything that makes a call: only from a step that waits for it, for the right account, and not before its time. */
function ask(
  state: FlowState,
  intent: Asking,
  context: IntentContext | null,
  now: number,
): Transition {
  const { step } = state;
  if (!('failure' in step) || step.status === 'stopped') return unchanged(state);
  const call = state.calls + 1;
  const asked = callFor(step, intent, call, context?.userId ?? '', now);
  if (asked === null) return unchanged(state);
  const kind = kindOfAsked(asked);
  const retryAt = state.limits.find(({ request }) => request === kind)?.until ?? now;
  if (now < retryAt)
    return to(state, { ...step, failure: { ...ownFailure('rateLimited'), retryAt } });
  if (context === null || state.userId === null)
    return to(state, { ...step, failure: ownFailure('notConnected') });
  if (context.userId !== state.userId) return to(state, stoppedByAccount(false));
  return [{ ...state, calls: call, step: asked.step }, [asked.effect]];
}

const kindOfAsked = ({ effect }: Asked): string =>
  effect.type === 'makeCall' ? effect.request.type : effect.type;

type WaitingStep = Exclude<Extract<Step, { failure: unknown }>, { status: 'stopped' }>;
type Asked = { readonly step: Step; readonly effect: FlowEffect };

function callFor(
  step: WaitingStep,
  intent: Asking,
  call: number,
  userId: string,
  now: number,
): Asked | null {
  const make = (calling: InterruptedStep, password: string | null = null): Asked => ({
    step: calling,
    effect: { type: 'makeCall', call, userId, request: requestOf(calling), password },
  });
  switch (step.status) {
    case 'awaitingPhone': {
      if (intent.type !== 'submitPhone') return null;
      const { phone, changePhoneReason } = intent;
      return make({ status: 'sendingCode', kind: step.kind, changePhoneReason, phone, call });
    }
    case 'awaitingCode': {
      const { kind, changePhoneReason, phone, delivery, resendAt, verificationCode } = step;
      const withCode = { kind, changePhoneReason, phone, delivery, resendAt, call };
      if (intent.type === 'submitCode')
        return make({
          status: 'verifyingCode',
          ...withCode,
          verificationCode: intent.verificationCode,
        });
      if (intent.type === 'resendCode' && now >= resendAt)
        return make({ status: 'resendingCode', ...withCode, verificationCode });
      if (intent.type === 'sendNewCode' && step.resendRefused)
        return make({ status: 'sendingCode', kind, changePhoneReason, phone, call });
      return null;
    }
    case 'awaitingPassword': {
      if (intent.type !== 'submitPassword') return null;
      const { kind, changePhoneReason, phone, phoneToken } = step;
      return make(
        { status: 'finishing', kind, changePhoneReason, phone, phoneToken, call },
        intent.password,
      );
    }
    case 'awaitingRemovalPassword': {
      if (intent.type !== 'submitRemoval') return null;
      const { password, changePhoneReason } = intent;
      return make({ status: 'removing', phone: step.phone, changePhoneReason, call }, password);
    }
    case 'awaitingMfa': {
      const { interrupted, challenge, mfaType, smsSentTo } = step;
      const { ticket } = challenge;
      const withMfa = { interrupted, challenge, mfaType, smsSentTo, call };
      if (intent.type === 'sendMfaSms' && challenge.methods.includes('sms'))
        return {
          step: { status: 'sendingMfaSms', ...withMfa, mfaType: 'sms' },
          effect: { type: 'sendMfaSms', call, userId, ticket },
        };
      if (intent.type !== 'submitMfa') return null;
      return {
        step: { status: 'finishingMfa', ...withMfa },
        effect: {
          type: 'finishMfa',
          call,
          userId,
          ticket,
          mfaType,
          data: intent.data,
          request: requestOf(interrupted),
          interruptedCall: interrupted.call,
        },
      };
    }
  }
}

function haveCode(state: FlowState, now: number): Transition {
  const { step } = state;
  if (step.status !== 'awaitingPhone' || step.phone === null || !step.codeMayHaveBeenSent)
    return unchanged(state);
  const { kind, changePhoneReason, phone } = step;
  return to(
    state,
    awaitingCode({ kind, changePhoneReason, phone }, now, { delivery: 'uncertain' }),
  );
}

function chooseMfaType(
  state: FlowState,
  mfaType: Extract<FlowIntent, { type: 'chooseMfaType' }>['mfaType'],
): Transition {
  const { step } = state;
  if (step.status !== 'awaitingMfa' || !step.challenge.methods.includes(mfaType))
    return unchanged(state);
  return to(state, { ...step, mfaType, failure: null });
}

/** Reads the account once more, when nobody knows how the last call ended. */
function lookAgain(state: FlowState, context: IntentContext | null): Transition {
  const { step } = state;
  if (!('failure' in step) || step.failure?.kind !== 'unsettled') return unchanged(state);
  if (context === null) return unchanged(state);
  if (context.userId !== state.userId) return to(state, stoppedByAccount(false));
  const call = state.calls;
  if (step.status === 'awaitingPassword') {
    const { kind, changePhoneReason, phone, phoneToken } = step;
    const after = {
      status: 'finishing',
      kind,
      changePhoneReason,
      phone,
      phoneToken,
      call,
    } as const;
    return confirm(state, after, false);
  }
  if (step.status !== 'awaitingRemovalPassword') return unchanged(state);
  const { changePhoneReason, phone } = step;
  return confirm(state, { status: 'removing', changePhoneReason, phone, call }, false);
}

function back(state: FlowState): Transition {
  const { step } = state;
  switch (step.status) {
    case 'awaitingCode':
      // The code that was sent is still good: the user may find it after all.
      return to(state, awaitingPhone(step, { codeMayHaveBeenSent: true }));
    case 'awaitingPassword':
      return to(state, awaitingPhone(step));
    case 'awaitingMfa':
      return to(state, waitingAgain(step.interrupted, null));
    case 'handedOff':
      return to(state, waitingAgain(step.interrupted, null));
    default:
      return unchanged(state);
  }
}

function close(state: FlowState): Transition {
  return 'call' in state.step || state.step.status === 'idle'
    ? unchanged(state)
    : to({ ...state, userId: null }, { status: 'idle' });
}
