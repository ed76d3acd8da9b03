import { isObject, textOrNull } from './wire.ts';

// Like Discord's bundle, removes localStorage from window and leaves a reference under another name (2026-02).
const local = window.localStorage;
Reflect.deleteProperty(window, 'localStorage');
Reflect.set(window, '__d6gp33cibjs', local);

function read(key: string): unknown {
  const stored = local.getItem(key);
  return stored === null ? null : JSON.parse(stored);
}

function write(key: string, value: unknown): void {
  local.setItem(key, JSON.stringify(value));
}

/** The authorization of the signed-in account. */
export function storedAuthorization(): string | null {
  return textOrNull(read('token'));
}

/** The fingerprint by which the API recognizes a client that is not signed in. */
export function storedFingerprint(): string | null {
  return textOrNull(read('fingerprint'));
}

export function rememberFingerprint(fingerprint: string): void {
  write('fingerprint', fingerprint);
}

/** The authorizations of all accounts in the account switcher, by user id. */
export function storedAuthorizations(): Map<string, string> {
  const stored = read('tokens');
  const entries = isObject(stored) ? Object.entries(stored) : [];
  return new Map(entries.map(([id, authorization]) => [id, String(authorization)]));
}

/** Stores an account as signed in and adds it to the account switcher. */
export function rememberAccount(id: string, authorization: string): void {
  write('token', authorization);
  write('tokens', Object.fromEntries(storedAuthorizations().set(id, authorization)));
  write('user_id_cache', id);
  local.removeItem('fingerprint');
}

/** Removes the signed-in account; the others stay in the account switcher. */
export function forgetAccount(): void {
  const authorizations = storedAuthorizations();
  const id = textOrNull(read('user_id_cache'));
  if (id !== null) authorizations.delete(id);
  write('tokens', Object.fromEntries(authorizations));
  local.removeItem('token');
  local.removeItem('user_id_cache');
}
