import { callApi, type Reply } from '../api.ts';
import { errorText } from '../error-text.ts';
import { isObject, textOrNull } from '../wire.ts';

const METHODS = ['webauthn', 'totp', 'sms', 'password', 'backup'] as const;

/** The methods that the client supports; others are ignored. */
export type MfaMethod = (typeof METHODS)[number];

export interface MfaChallenge {
  ticket: string;
  methods: readonly MfaMethod[];
}

/** Reads the MFA challenge from a reply; null if there is none. */
export function readMfaChallenge({ status, body }: Reply): MfaChallenge | null {
  if (status !== 401 || !isObject(body) || body.code !== 60_003 || !isObject(body.mfa)) return null;
  const offered = Array.isArray(body.mfa.methods) ? body.mfa.methods.filter(isObject) : [];
  const methods = offered.flatMap(({ type }) => METHODS.filter((method) => method === type));
  const ticket = textOrNull(body.mfa.ticket);
  return ticket === null ? null : { ticket, methods };
}

/** Exchanges the user's input for a pass, or returns the error to show. */
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

/** Requests an SMS with a code for one ticket; returns the error to show, or null. */
export async function sendMfaSms(ticket: string): Promise<string | null> {
  const reply = await callApi('POST', '/auth/mfa/sms/send', { body: { ticket } });
  return reply.status === 200 ? null : errorText(reply.body);
}
