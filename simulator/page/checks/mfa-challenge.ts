import { callApi, type Reply } from '../api.ts';
import { errorText } from '../error-text.ts';
import { isObject, textOrNull } from '../wire.ts';

const METHODS = ['webauthn', 'totp', 'sms', 'password', 'backup'] as const;

/** Ways to confirm that the client knows; others are dropped. */
export type MfaMethod = (typeof METHODS)[number];

export interface MfaChallenge {
  ticket: string;
  methods: readonly MfaMethod[];
}

/** What a call has to be confirmed with, if it was answered that it has to. */
export function readMfaChallenge({ status, body }: Reply): MfaChallenge | null {
  if (status !== 401 || !isObject(body) || body.code !== 60_003 || !isObject(body.mfa)) return null;
  const offered = Array.isArray(body.mfa.methods) ? body.mfa.methods.filter(isObject) : [];
  const methods = offered.flatMap(({ type }) => METHODS.filter((method) => method === type));
  const ticket = textOrNull(body.mfa.ticket);
  return ticket === null ? null : { ticket, methods };
}

/** Exchanges what the user typed for a pass, or for what to show. */
export async function finishMfa(
  ticket: string,
  method: MfaMethod,
  data: string,
): Promise<{ pass: string } | { error: string | null }> {
  const body = { ticket, mfa_type: method, data };
  const reply = await callApi('POST', '/mfa/finish', { body });
  const pass = isObject(reply.body) ? textOrNull(reply.body.token) : null;
  return pass === null ? { error: errorText(reply.body) } : { pass };
}

/** Has a code sent to the account's phone, for one ticket. */
export async function sendMfaSms(ticket: string): Promise<string | null> {
  const reply = await callApi('POST', '/auth/mfa/sms/send', { body: { ticket } });
  return reply.status === 200 ? null : errorText(reply.body);
}
