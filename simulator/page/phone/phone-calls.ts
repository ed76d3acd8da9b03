import { callWithChecks } from '../checks/call-with-checks.ts';
import { errorText } from '../error-text.ts';
import { labelsFor } from '../labels.ts';
import { getState } from '../store.ts';
import { isObject, textOrNull } from '../wire.ts';

export type Reason = 'user_action_required' | 'user_settings_update' | 'guild_phone_required';

/** Which of the two pairs of calls a verification is made with. */
export type PhonePath = '/users/@me/phone' | '/users/@me/phone/reverify';

const REVERIFY = [
  'REQUIRE_REVERIFIED_PHONE',
  'REQUIRE_REVERIFIED_EMAIL_OR_REVERIFIED_PHONE',
  'REQUIRE_VERIFIED_EMAIL_OR_REVERIFIED_PHONE',
];

/** What came of a call. */
export type Outcome<Value> = { ok: true; value: Value } | { ok: false; error: string };

/** The client reverifies only what is there, and only if that is asked for. */
function pathNow(): PhonePath {
  const { user, requiredAction } = getState();
  const asksToReverify = requiredAction !== null && REVERIFY.includes(requiredAction);
  return asksToReverify && (user?.phone ?? null) !== null
    ? '/users/@me/phone/reverify'
    : '/users/@me/phone';
}

/** Has a code sent; what comes back is where the verification is to be finished. */
export async function beginPhone(phone: string, reason: Reason): Promise<Outcome<PhonePath>> {
  const path = pathNow();
  const body = { phone, change_phone_reason: reason };
  const reply = await callWithChecks('POST', path, body);
  return isOk(reply.status) ? { ok: true, value: path } : refusal(reply.body);
}

/** Exchanges the code for a phone token. */
export async function verifyPhone(phone: string, code: string): Promise<Outcome<string>> {
  const reply = await callWithChecks('POST', '/phone-verifications/verify', { phone, code });
  const phoneToken = isObject(reply.body) ? textOrNull(reply.body.token) : null;
  return phoneToken === null ? refusal(reply.body) : { ok: true, value: phoneToken };
}

/** Puts the verified number on the account. */
export async function finishPhone(
  path: PhonePath,
  phoneToken: string,
  password: string,
  reason: Reason,
): Promise<Outcome<null>> {
  const body = { phone_token: phoneToken, password, change_phone_reason: reason };
  const reply = await callWithChecks('POST', path, body);
  return isOk(reply.status) ? { ok: true, value: null } : refusal(reply.body);
}

export async function removePhone(password: string): Promise<Outcome<null>> {
  const body = { password, change_phone_reason: 'user_settings_update' };
  const reply = await callWithChecks('DELETE', '/users/@me/phone', body);
  return isOk(reply.status) ? { ok: true, value: null } : refusal(reply.body);
}

function isOk(status: number): boolean {
  return status >= 200 && status < 300;
}

function refusal(body: unknown) {
  const error = errorText(body) ?? labelsFor(getState().locale).unknownError;
  return { ok: false, error } as const;
}
