import type { CallError } from '../discord-api/call-error.ts';
import { type CallContext, callDiscord } from '../discord-api/client.ts';
import { asAuthorized } from '../discord-api/endpoint.ts';
import { finishMfa, getCurrentUser, sendMfaSms } from '../discord-api/endpoints.ts';
import { ErrorCode } from '../discord-api/error-codes.ts';
import { callContextOf } from '../session/call-context.ts';
import type { SessionRunner } from '../session/session-runner.ts';
import type { HeldPassword } from './held-password.ts';
import { isSignInExpired } from './is-sign-in-expired.ts';
import type { ApiCall, CallOutcome, FlowEffect, WithheldReason } from './machine/events.ts';
import { needsPassword } from './machine/needs-password.ts';
import { sendCall, toOutcome } from './send-call.ts';

type Session = Pick<
  SessionRunner,
  'checkClearance' | 'sessionOf' | 'handleAuthorizationRefused' | 'updateAccount'
>;
type Effect<Type extends FlowEffect['type']> = Extract<FlowEffect, { type: Type }>;

interface PerformerDeps {
  readonly session: Session;
  /** What Discord requires of a user, as far as a page told; null if none did. */
  readonly requiredOf: (userId: string) => Promise<{ readonly action: string | null } | null>;
  readonly isOnline: () => boolean;
  readonly heldPassword: HeldPassword;
}

/** Whether the flow still waits for the call. The user may have disconnected after the flow requested it. */
type IsWanted = () => boolean;

/** The context to make a call in, or why the call is not made. */
type PreparedCall =
  | { readonly context: CallContext }
  | { readonly withheld: Extract<CallOutcome, { type: 'callWithheld' }> };

/** Makes the calls that the flow requests: each exactly once, and only while the page's user is the flow's user. */
export function createEffectPerformer({
  session,
  requiredOf,
  isOnline,
  heldPassword,
}: PerformerDeps) {
  return async function perform(effect: FlowEffect, isWanted: IsWanted): Promise<CallOutcome> {
    const prepared = await prepareCall(effect, isWanted);
    if ('withheld' in prepared) return prepared.withheld;
    const outcome = await carryOut(effect, prepared.context, isWanted);
    if (carriesAuthorization(effect) && 'error' in outcome && isSignInExpired(outcome.error))
      await session.handleAuthorizationRefused(prepared.context.authorization);
    return outcome;
  };

  /** Runs before every request. `isWanted` is checked last, because asking the page for its user takes time. */
  async function prepareCall(effect: FlowEffect, isWanted: IsWanted): Promise<PreparedCall> {
    const withheld = (why: WithheldReason): PreparedCall => ({
      withheld: { type: 'callWithheld', callId: effect.callId, why },
    });
    const clearance =
      effect.type === 'readAccount'
        ? await checkReadClearance(effect.userId)
        : await session.checkClearance(effect.userId);
    if (!clearance.ok) return withheld(clearance.why);
    if (!isOnline()) return withheld('offline');
    return isWanted() ? { context: callContextOf(clearance.session) } : withheld('notConnected');
  }

  // Reading changes nothing, so it does not need a Discord tab to confirm the user.
  async function checkReadClearance(userId: string) {
    const current = await session.sessionOf(userId);
    return current === null
      ? ({ ok: false, why: 'notConnected' } as const)
      : ({ ok: true, session: current } as const);
  }

  async function carryOut(
    effect: FlowEffect,
    context: CallContext,
    isWanted: IsWanted,
  ): Promise<CallOutcome> {
    const { callId } = effect;
    switch (effect.type) {
      case 'makeCall': {
        const { call, password } = effect;
        return makeCall({ callId, originalCallId: callId, call, password }, context, isWanted);
      }
      case 'finishMfa':
        return confirmAndRepeat(effect, context, isWanted);
      case 'sendMfaSms': {
        const endpoint = asAuthorized(sendMfaSms, effect.authorized);
        const result = await callDiscord(endpoint, { ticket: effect.ticket }, context);
        return toOutcome(callId, result, ({ phone }) => ({
          type: 'mfaSmsSent',
          callId,
          to: phone,
        }));
      }
      case 'readAccount': {
        const result = await callDiscord(getCurrentUser, null, context);
        if (result.ok) await session.updateAccount(result.value);
        const required = await requiredOf(effect.userId);
        return toOutcome(callId, result, ({ phone }) => ({
          type: 'accountRead',
          callId,
          phone,
          required,
        }));
      }
    }
  }

  /** Exchanges the MFA answer for a confirmation and repeats the interrupted call with it. */
  async function confirmAndRepeat(
    effect: Effect<'finishMfa'>,
    context: CallContext,
    isWanted: IsWanted,
  ): Promise<CallOutcome> {
    const { callId, ticket, mfaType, data, call, interruptedCallId: originalCallId } = effect;
    const password = heldPassword.passwordFor(originalCallId);
    if (password === null && needsPassword(call))
      return { type: 'callWithheld', callId, why: 'passwordForgotten' };
    const body = { ticket, mfa_type: mfaType, data };
    const confirmed = await callDiscord(finishMfa, body, context);
    if (!confirmed.ok) return { type: 'mfaFailed', callId, error: confirmed.error };
    // Meanwhile the user may have disconnected or switched accounts.
    const prepared = await prepareCall(effect, isWanted);
    if ('withheld' in prepared) return { ...prepared.withheld, isConfirmed: true };
    const withConfirmation = { ...prepared.context, mfaAuthorization: confirmed.value.token };
    return makeCall({ callId, originalCallId, call, password }, withConfirmation, isWanted);
  }

  async function makeCall(
    { callId, originalCallId, call, password }: CallToMake,
    context: CallContext,
    isWanted: IsWanted,
  ): Promise<CallOutcome> {
    heldPassword.forget();
    const outcome = await sendCall(callId, call, password, context);
    const mustConfirm = outcome.type === 'callFailed' && needsConfirmation(outcome.error);
    if (mustConfirm && password !== null && isWanted()) heldPassword.hold(originalCallId, password);
    return outcome;
  }
}

interface CallToMake {
  readonly callId: number;
  /** The number of the interrupted call when this repeats one, else `callId`. */
  readonly originalCallId: number;
  readonly call: ApiCall;
  readonly password: string | null;
}

/** Whether Discord asks for MFA, or refused the confirmation so that the user may answer again. */
const needsConfirmation = (error: CallError): boolean =>
  error.name === 'mfaRequired' ||
  (error.name === 'discordError' && error.code === ErrorCode.MfaInvalidCode);

/** Whether the call carries the authorization. Only then does a 401 say something about the session. */
function carriesAuthorization(effect: FlowEffect): boolean {
  const call = effect.type === 'makeCall' ? effect.call : effect;
  return 'authorized' in call ? call.authorized : true;
}
