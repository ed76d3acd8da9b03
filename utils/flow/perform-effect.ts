import type { CallError, CallResult } from '../discord/call-error.ts';
import { type CallContext, callDiscord } from '../discord/client.ts';
import {
  addPhone,
  finishMfa,
  getCurrentUser,
  removePhone,
  resendCode,
  reverifyPhone,
  sendMfaSms,
  verifyPhone,
} from '../discord/endpoints.ts';
import { callContextOf } from '../session/call-context.ts';
import type { SessionKeeper } from '../session/session-keeper.ts';
import type { CallOutcome, FlowEffect, RepeatableCall } from './events.ts';
import { failureOf } from './failure-of.ts';

type Keeper = Pick<SessionKeeper, 'permit' | 'sessionOf' | 'expired' | 'accountRead'>;
type Effect<Type extends FlowEffect['type']> = Extract<FlowEffect, { type: Type }>;

/** How long a password is held, in memory alone, for a call that waits to be confirmed. */
export const PASSWORD_HELD_MS = 5 * 60 * 1000;

interface PerformerWorld {
  readonly keeper: Keeper;
  /** Whether Discord demands of a user, as far as is known, to verify their number again. */
  readonly demandsReverify: (userId: string) => Promise<boolean>;
  readonly isOnline: () => boolean;
  readonly now: () => number;
}

/** Makes the calls that the flow asks for: each exactly once, and only while the page's user is still the flow's. */
export function createEffectPerformer({ keeper, demandsReverify, isOnline, now }: PerformerWorld) {
  /** The password of the one call that waits for a confirmation. It is nowhere else, and dies with the background. */
  let held: { readonly call: number; readonly password: string; readonly until: number } | null =
    null;

  return async function perform(effect: FlowEffect): Promise<CallOutcome> {
    const { call } = effect;
    const permit =
      effect.type === 'readAccount'
        ? await permitToRead(effect.userId)
        : await keeper.permit(effect.userId);
    if (!permit.ok) return { type: 'callWithheld', call, why: permit.why };
    if (!isOnline()) return { type: 'callWithheld', call, why: 'offline' };
    const context = callContextOf(permit.session);
    const outcome = await outcomeOf(effect, context);
    if (isAuthorized(effect) && 'error' in outcome && meansSignedOut(outcome.error))
      await keeper.expired(context.authorization);
    return outcome;
  };

  // Reading changes nothing, so it need not wait for a Discord tab.
  async function permitToRead(userId: string) {
    const session = await keeper.sessionOf(userId);
    return session === null
      ? ({ ok: false, why: 'notConnected' } as const)
      : ({ ok: true, session } as const);
  }

  async function outcomeOf(effect: FlowEffect, context: CallContext): Promise<CallOutcome> {
    const { call } = effect;
    switch (effect.type) {
      case 'makeCall':
        return makeCall(call, call, effect.request, effect.password, context);
      case 'finishMfa':
        return confirmAndRepeat(effect, context);
      case 'sendMfaSms': {
        const result = await callDiscord(sendMfaSms, { ticket: effect.ticket }, context);
        return toOutcome(call, result, ({ phone }) => ({ type: 'mfaSmsSent', call, to: phone }));
      }
      case 'readAccount': {
        const result = await callDiscord(getCurrentUser, null, context);
        if (result.ok) await keeper.accountRead(result.value);
        const reverifyDemanded = await demandsReverify(effect.userId);
        return toOutcome(call, result, ({ phone }) => ({
          type: 'accountRead',
          call,
          phone,
          reverifyDemanded,
        }));
      }
    }
  }

  /** Trades the answer for a confirmation and makes the interrupted call once more with it. */
  async function confirmAndRepeat(
    effect: Effect<'finishMfa'>,
    context: CallContext,
  ): Promise<CallOutcome> {
    const { call, ticket, mfaType, data, request, interruptedCall } = effect;
    const password = passwordOf(interruptedCall);
    if (password === null && needsPassword(request))
      return { type: 'callWithheld', call, why: 'passwordForgotten' };
    const body = { ticket, mfa_type: mfaType, data };
    const confirmed = await callDiscord(finishMfa, body, context);
    if (!confirmed.ok) return { type: 'mfaFailed', call, error: confirmed.error };
    const withConfirmation = { ...context, mfaAuthorization: confirmed.value.token };
    return makeCall(call, interruptedCall, request, password, withConfirmation);
  }

  async function makeCall(
    call: number,
    firstCall: number,
    request: RepeatableCall,
    password: string | null,
    context: CallContext,
  ): Promise<CallOutcome> {
    held = null;
    const outcome = await sendRequest(call, request, password, context);
    const mustConfirm = outcome.type === 'callFailed' && isAboutMfa(outcome.error);
    if (mustConfirm && password !== null)
      held = { call: firstCall, password, until: now() + PASSWORD_HELD_MS };
    return outcome;
  }

  function passwordOf(call: number): string | null {
    return held !== null && held.call === call && now() < held.until ? held.password : null;
  }
}

async function sendRequest(
  call: number,
  request: RepeatableCall,
  password: string | null,
  context: CallContext,
): Promise<CallOutcome> {
  switch (request.type) {
    case 'sendCode': {
      const body = { phone: request.phone, change_phone_reason: request.changePhoneReason };
      const result = await callDiscord(endpointOf(request.kind), body, context);
      return toOutcome(call, result, () => ({ type: 'codeSent', call }));
    }
    case 'resendCode': {
      const result = await callDiscord(resendCode, { phone: request.phone }, context);
      return toOutcome(call, result, () => ({ type: 'codeSent', call }));
    }
    case 'verifyPhone': {
      const body = { phone: request.phone, code: request.verificationCode };
      const result = await callDiscord(verifyPhone, body, context);
      return toOutcome(call, result, ({ token }) => ({
        type: 'phoneVerified',
        call,
        phoneToken: token,
      }));
    }
    case 'finishPhone': {
      const body = {
        phone_token: request.phoneToken,
        password: password ?? '',
        change_phone_reason: request.changePhoneReason,
      };
      const result = await callDiscord(endpointOf(request.kind), body, context);
      return toOutcome(call, result, () => ({ type: 'finished', call }));
    }
    case 'removePhone': {
      const body = { password: password ?? '', change_phone_reason: request.changePhoneReason };
      const result = await callDiscord(removePhone, body, context);
      return toOutcome(call, result, () => ({ type: 'finished', call }));
    }
  }
}

const endpointOf = (kind: 'add' | 'reverify') => (kind === 'reverify' ? reverifyPhone : addPhone);

const needsPassword = ({ type }: RepeatableCall): boolean =>
  type === 'finishPhone' || type === 'removePhone';

const toOutcome = <Value>(
  call: number,
  result: CallResult<Value>,
  onSuccess: (value: Value) => CallOutcome,
): CallOutcome =>
  result.ok ? onSuccess(result.value) : { type: 'callFailed', call, error: result.error };

/** Asked to confirm, or the confirmation was wrong and may be given again. */
const isAboutMfa = (error: CallError): boolean =>
  error.name === 'mfaRequired' || (error.name === 'discordError' && error.code === 60_008);

/** Whether the call carries the authorization: only then does a 401 say something about it. */
const isAuthorized = (effect: FlowEffect): boolean =>
  effect.type === 'makeCall'
    ? effect.request.type !== 'verifyPhone' && effect.request.type !== 'resendCode'
    : effect.type !== 'sendMfaSms';

/** Whatever the user is told to sign in again for also ends the session, or they would be told nothing. */
const meansSignedOut = (error: CallError): boolean => failureOf(error, 0).kind === 'signInExpired';
