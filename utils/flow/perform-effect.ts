import type { CallError, CallResult } from '../discord/call-error.ts';
import { type CallContext, callDiscord } from '../discord/client.ts';
import { addPhone, getCurrentUser, verifyPhone } from '../discord/endpoints.ts';
import type { Session } from '../session/connection.ts';
import { apiBaseOf } from '../session/discord-host.ts';
import type { SessionKeeper } from '../session/session-keeper.ts';
import type { CallOutcome, FlowEffect } from './events.ts';

type Keeper = Pick<SessionKeeper, 'permit' | 'sessionOf' | 'expired' | 'accountRead'>;

/** How a call is made with a session. */
export const callContextOf = (
  session: Pick<Session, 'origin' | 'authorization' | 'locale'>,
): CallContext => ({
  apiBase: apiBaseOf(session.origin),
  authorization: session.authorization,
  locale: session.locale,
});

/** Makes the calls that the flow asks for: each exactly once, and only while the page's user is still the flow's. */
export function createEffectPerformer(keeper: Keeper, isOnline: () => boolean) {
  return async function perform(effect: FlowEffect): Promise<CallOutcome> {
    const { call } = effect;
    const permit =
      effect.type === 'readAccount'
        ? await permitToRead(effect.userId)
        : await keeper.permit(effect.userId);
    if (!permit.ok) return { type: 'callWithheld', call, why: permit.why };
    if (!isOnline()) return { type: 'callWithheld', call, why: 'offline' };
    const { session } = permit;
    const outcome = await callFor(effect, callContextOf(session));
    if (outcome.type === 'callFailed' && meansSignedOut(outcome.error))
      await keeper.expired(session.authorization);
    return outcome;
  };

  // Reading changes nothing, so it need not wait for a Discord tab.
  async function permitToRead(userId: string) {
    const session = await keeper.sessionOf(userId);
    return session === null
      ? ({ ok: false, why: 'notConnected' } as const)
      : ({ ok: true, session } as const);
  }

  async function callFor(effect: FlowEffect, context: CallContext): Promise<CallOutcome> {
    const { call } = effect;
    switch (effect.type) {
      case 'sendCode': {
        const body = { phone: effect.phone, change_phone_reason: effect.changePhoneReason };
        return outcomeOf(call, await callDiscord(addPhone, body, context), () => ({
          type: 'codeSent',
          call,
        }));
      }
      case 'verifyPhone': {
        const body = { phone: effect.phone, code: effect.verificationCode };
        return outcomeOf(call, await callDiscord(verifyPhone, body, context), ({ token }) => ({
          type: 'phoneVerified',
          call,
          phoneToken: token,
        }));
      }
      case 'addPhone': {
        const body = {
          phone_token: effect.phoneToken,
          password: effect.password,
          change_phone_reason: effect.changePhoneReason,
        };
        return outcomeOf(call, await callDiscord(addPhone, body, context), () => ({
          type: 'phoneAdded',
          call,
        }));
      }
      case 'readAccount': {
        const result = await callDiscord(getCurrentUser, null, context);
        if (result.ok) await keeper.accountRead(result.value);
        return outcomeOf(call, result, ({ phone }) => ({ type: 'accountRead', call, phone }));
      }
    }
  }
}

const outcomeOf = <Value>(
  call: number,
  result: CallResult<Value>,
  onSuccess: (value: Value) => CallOutcome,
): CallOutcome =>
  result.ok ? onSuccess(result.value) : { type: 'callFailed', call, error: result.error };

const meansSignedOut = (error: CallError): boolean =>
  error.name === 'unauthorized' || (error.name === 'discordError' && error.code === 50_014);
