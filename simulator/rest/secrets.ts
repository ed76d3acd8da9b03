import { isJsonObject } from '../json.ts';

const HIDDEN = '[hidden]';
const SECRET_FIELDS = new Set(['password', 'phone_token', 'token', 'ticket', 'data']);
const SECRET_HEADERS = new Set(['authorization', 'cookie', 'x-discord-mfa-authorization']);

/** Replaces the secrets in a body, so that it may be logged. */
export function hideSecrets(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(hideSecrets);
  if (!isJsonObject(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      SECRET_FIELDS.has(name) ? HIDDEN : hideSecrets(value),
    ]),
  );
}

/** Removes the secret headers, so that the others may be logged. */
export function withoutSecrets(headers: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => !SECRET_HEADERS.has(name)));
}
