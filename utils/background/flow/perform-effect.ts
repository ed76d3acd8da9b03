import type { CallError, CallResult } from '../discord-api/call-error.ts';
import { type CallContext, callDiscord } from '../discord-api/client.ts';
import {
  addPhone,
  finishMfa,
  getCurrentUser,
  removePhone,
  resendCode,
  reverifyPhone,
  sendMfaSms,
  verifyPhone,
} from '../discord-api/endpoints.ts';
import { ErrorCode } from '../discord-api/error-codes.ts';
import { callContextOf } from '../session/call-context.ts';
import type { SessionRunner } from '../session/session-runner.ts';
import type { HeldPassword } from './held-password.ts';
import type { ApiCall, CallOutcome, FlowEffect, WithheldWhy } from './machine/events.ts';
import { needsPassword } from './machine/needs-password.ts';
import { toFailure } from './machine/to-failure.ts';

type Session = Pick<
  SessionRunner,
  'checkClearance' | 'sessionOf' | 'authorizationRefused' | 'accountRead'
>;
type Effect<Type extends FlowEffect['type']> = Extract<FlowEffect, { type: Type }>;

interface PerformerDeps {
  readonly session: Session;
  /** Whether Discord demands of a user, as far as is known, to verify their number again. */
  readonly demandsReverify: (userId: string) => Promise<boolean>;
  readonly isOnline: () => boolean;
  readonly heldPassword: HeldPassword;
}

/** Whether the flow still waits for the call: the user may have disconnected since it was asked for. */
type IsWanted = () => boolean;

/** A context to make a call in, or why it is not made. */
type PreparedCall = { readonly context: CallContext } | { readonly withheld: CallOutcome };

/** Makes the calls that the flow asks for: each exactly once, and only while the page's user is still the flow's. */
export function createEffectPerformer({
  session,
  demandsReverify,
  isOnline,
  heldPassword,
}: PerformerDeps) {
  return async function perform(effect: FlowEffect, isWanted: IsWanted): Promise<CallOutcome> {
    const prepared = await prepareCall(effect, isWanted);
    if ('withheld' in prepared) return prepared.withheld;
    const outcome = await outcomeOf(effect, prepared.context, isWanted);
    if (isAuthorized(effect) && 'error' in outcome && meansSignedOut(outcome.error))
      await session.authorizationRefused(prepared.context.authorization);
    return outcome;
  };

  /** IntendedCall before every request. Looking at the page takes time, so whether it is wanted is asked last. */
  async function prepareCall(effect: FlowEffect, isWanted: IsWanted): Promise<PreparedCall> {
    const withheld = (why: WithheldWhy): PreparedCall => ({
      withheld: { type: 'callWithheld', callId: effect.callId, why },
    });
    const clearance =
      effect.type === 'readAccount'
        ? await clearanceToRead(effect.userId)
        : await session.checkClearance(effect.userId);
    if (!clearance.ok) return withheld(clearance.why);
    if (!isOnline()) return withheld('offline');
    return isWanted() ? { context: callContextOf(clearance.session) } : withheld('notConnected');
  }

  // Reading changes nothing, so it need not wait for a Discord tab.
  async function clearanceToRead(userId: string) {
    const current = await session.sessionOf(userId);
    return current === null
      ? ({ ok: false, why: 'notConnected' } as const)
      : ({ ok: true, session: current } as const);
  }

  async function outcomeOf(
    effect: FlowEffect,
    context: CallContext,
    isWanted: IsWanted,
  ): Promise<CallOutcome> {
    const { callId } = effect;
    switch (effect.type) {
      case 'makeCall': {
        const { call, password } = effect;
        return makeCall({ callId, firstCallId: callId, call, password }, context, isWanted);
      }
      case 'finishMfa':
        return confirmAndRepeat(effect, context, isWanted);
      case 'sendMfaSms': {
        const result = await callDiscord(sendMfaSms, { ticket: effect.ticket }, context);
        return toOutcome(callId, result, ({ phone }) => ({
          type: 'mfaSmsSent',
          callId,
          to: phone,
        }));
      }
      case 'readAccount': {
        const result = await callDiscord(getCurrentUser, null, context);
        if (result.ok) await session.accountRead(result.value);
        const reverifyDemanded = await demandsReverify(effect.userId);
        return toOutcome(callId, result, ({ phone }) => ({
          type: 'accountRead',
          callId,
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
    isWanted: IsWanted,
  ): Promise<CallOutcome> {
    const { callId, ticket, mfaType, data, call, interruptedCallId: firstCallId } = effect;
    const password = heldPassword.of(firstCallId);
    if (password === null && needsPassword(call))
      return { type: 'callWithheld', callId, why: 'passwordForgotten' };
    const body = { ticket, mfa_type: mfaType, data };
    const confirmed = await callDiscord(finishMfa, body, context);
    if (!confirmed.ok) return { type: 'mfaFailed', callId, error: confirmed.error };
    // The answer took its time: the user may have disconnected, or changed the account.
    const prepared = await prepareCall(effect, isWanted);
    if ('withheld' in prepared) return prepared.withheld;
    const withConfirmation = { ...prepared.context, mfaAuthorization: confirmed.value.token };
    return makeCall({ callId, firstCallId, call, password }, withConfirmation, isWanted);
  }

  async function makeCall(
    { callId, firstCallId, call, password }: CallToMake,
    context: CallContext,
    isWanted: IsWanted,
  ): Promise<CallOutcome> {
    heldPassword.forget();
    const outcome = await sendRequest(callId, call, password, context);
    const mustConfirm = outcome.type === 'callFailed' && isAboutMfa(outcome.error);
    if (mustConfirm && password !== null && isWanted()) heldPassword.hold(firstCallId, password);
    return outcome;
  }
}

interface CallToMake {
  readonly callId: number;
  /** The same, or the call that is repeated. */
  readonly firstCallId: number;
  readonly call: ApiCall;
  readonly password: string | null;
}

async function sendRequest(
  callId: number,
  call: ApiCall,
  password: string | null,
  context: CallContext,
): Promise<CallOutcome> {
  switch (call.type) {
    case 'sendCode': {
      const body = { phone: call.phone, change_phone_reason: call.changePhoneReason };
      const result = await callDiscord(endpointOf(call.kind), body, context);
      return toOutcome(callId, result, () => ({ type: 'codeSent', callId }));
    }
    case 'resendCode': {
      const result = await callDiscord(resendCode, { phone: call.phone }, context);
      return toOutcome(callId, result, () => ({ type: 'codeSent', callId }));
    }
    case 'verifyPhone': {
      const body = { phone: call.phone, code: call.verificationCode };
      const result = await callDiscord(verifyPhone, body, context);
      return toOutcome(callId, result, ({ token }) => ({
        type: 'phoneVerified',
        callId,
        phoneToken: token,
      }));
    }
    case 'finishPhone': {
      const body = {
        phone_token: call.phoneToken,
        password: password ?? '',
        change_phone_reason: call.changePhoneReason,
      };
      const result = await callDiscord(endpointOf(call.kind), body, context);
      return toOutcome(callId, result, () => ({ type: 'finished', callId }));
    }
    case 'removePhone': {
      const body = { password: password ?? '', change_phone_reason: call.changePhoneReason };
      const result = await callDiscord(removePhone, body, context);
      return toOutcome(callId, result, () => ({ type: 'finished', callId }));
    }
  }
}

const endpointOf = (kind: 'add' | 'reverify') => (kind === 'reverify' ? reverifyPhone : addPhone);

const toOutcome = <Value>(
  callId: number,
  result: CallResult<Value>,
  onSuccess: (value: Value) => CallOutcome,
): CallOutcome =>
  result.ok ? onSuccess(result.value) : { type: 'callFailed', callId, error: result.error };

/** IntendedCall to confirm, or the confirmation was wrong and may be given again. */
const isAboutMfa = (error: CallError): boolean =>
  error.name === 'mfaRequired' ||
  (error.name === 'discordError' && error.code === ErrorCode.MfaInvalidCode);

/** Whether the call carries the authorization: only then does a 401 say something about it. */
const isAuthorized = (effect: FlowEffect): boolean =>
  effect.type === 'makeCall'
    ? effect.call.type !== 'verifyPhone' && effect.call.type !== 'resendCode'
    : effect.type !== 'sendMfaSms';

/** Whatever the user is told to sign in again for also ends the session, or they would be told nothing. */
const meansSignedOut = (error: CallError): boolean => toFailure(error, 0).kind === 'signInExpired';
