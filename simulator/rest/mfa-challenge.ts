import { randomBytes } from 'node:crypto';
import type { Account, MfaMethod } from '../contract.ts';
import { isJsonObject } from '../json.ts';
import type { SimulatorState } from '../simulator-state.ts';
import type { Answer } from './answer.ts';
import type { ApiRequest } from './api-request.ts';
import type { Call, Endpoint } from './endpoint.ts';
import { recentMfaCookie } from './recent-mfa-cookie.ts';

export const MFA_HEADER = 'x-discord-mfa-authorization';

/** Answers 60003 (MFA required) if the call must be confirmed first; null lets it through. */
export function challengeCall(
  endpoint: Endpoint,
  request: ApiRequest,
  { state, account }: Call,
): Answer | null {
  if (!account) return null;
  const call = callOf(request, account);
  const methods = account.mfaOn.includes(endpoint.name) ? offeredMethods(account) : [];
  const pass = request.headers.get(MFA_HEADER);
  if (methods.length === 0 || (pass !== undefined && state.mfa.isValidPass(pass, account.id))) {
    state.mfa.markCarriedOut(call);
    return null;
  }
  return twoFactorRequired(state.mfa.openChallenge(account, call, methods), methods);
}

/** Objects to the MFA header on any call other than the repetition of one that was answered with 60003. */
export function mfaHeaderObjections(
  request: ApiRequest,
  state: SimulatorState,
  account: Account | null,
): string[] {
  if (!request.headers.has(MFA_HEADER)) return [];
  if (account && state.mfa.isAwaited(callOf(request, account))) return [];
  return [`sends ${MFA_HEADER} without repeating a call that was answered 60003`];
}

/** Remembers the call if a queued answer is a 60003. */
export function noteMfaChallenge(
  state: SimulatorState,
  request: ApiRequest,
  account: Account | null,
  { status, body }: Answer,
): void {
  const isChallenge = status === 401 && isJsonObject(body) && body.code === 60003;
  if (account && isChallenge) state.mfa.awaitRepetition(callOf(request, account));
}

function callOf({ method, path, text }: ApiRequest, { id }: Account): string {
  return JSON.stringify([id, method, path, text]);
}

/** The account's second factors; without any, its password if it has one. */
function offeredMethods({ mfa, password }: Account): readonly MfaMethod[] {
  if (mfa && mfa.methods.length > 0) return mfa.methods;
  return password === null ? [] : ['password'];
}

function twoFactorRequired(ticket: string, methods: readonly MfaMethod[]): Answer {
  return {
    status: 401,
    headers: { 'set-cookie': recentMfaCookie(null) },
    body: {
      message: 'Two factor is required for this operation',
      code: 60003,
      mfa: { ticket, methods: methods.map(describe) },
    },
  };
}

function describe(type: MfaMethod) {
  switch (type) {
    case 'totp':
      return { type, backup_codes_allowed: true };
    case 'webauthn':
      return { type, challenge: webauthnChallenge() };
    default:
      return { type };
  }
}

function webauthnChallenge(): string {
  const challenge = randomBytes(32).toString('base64url');
  return JSON.stringify({
    publicKey: {
      challenge,
      timeout: 60_000,
      rpId: 'discord.com',
      allowCredentials: [{ type: 'public-key', id: randomBytes(32).toString('base64url') }],
      userVerification: 'discouraged',
    },
  });
}
