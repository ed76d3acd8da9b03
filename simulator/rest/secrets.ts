import { isJsonObject } from '../json.ts';

const HIDDEN = '[hidden]';
const SECRET_FIELDS = new Set(['password', 'phone_token', 'token', 'ticket', 'data']);
const SECRET_HEADERS = new Set(['authorization', 'cookie', 'x-discord-mfa-authorization']);

/** A body that may be logged. */
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

/** Headers that may be logged. */
export function withoutSecrets(headers: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => !SECRET_HEADERS.has(name)));
}
