import { callWithChecks } from '../checks/call-with-checks.ts';
import { errorText } from '../error-text.ts';
import { labelsFor } from '../labels.ts';
import { getState } from '../store.ts';
import { isObject, textOrNull } from '../wire.ts';

export type ChangePhoneReason =
  | 'user_action_required'
  | 'user_settings_update'
  | 'guild_phone_required';

/** The endpoint of a verification: add or reverify. */
export type PhonePath = '/users/@me/phone' | '/users/@me/phone/reverify';

const REVERIFY = [
  'REQUIRE_REVERIFIED_PHONE',
  'REQUIRE_REVERIFIED_EMAIL_OR_REVERIFIED_PHONE',
  'REQUIRE_VERIFIED_EMAIL_OR_REVERIFIED_PHONE',
];

/** The result of a call. */
export type Outcome<Value> = { ok: true; value: Value } | { ok: false; error: string };

/** Like the client, reverifies only if the account has a number and the required action asks for it. */
function currentPhonePath(): PhonePath {
  const { user, requiredAction } = getState();
  const asksToReverify = requiredAction !== null && REVERIFY.includes(requiredAction);
  return asksToReverify && (user?.phone ?? null) !== null
    ? '/users/@me/phone/reverify'
    : '/users/@me/phone';
}

/** Requests a code; the value is the endpoint that finishes the verification. */
export async function beginPhone(
  phone: string,
  reason: ChangePhoneReason,
): Promise<Outcome<PhonePath>> {
  const path = currentPhonePath();
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
  reason: ChangePhoneReason,
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
