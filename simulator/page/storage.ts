import { isObject, textOrNull } from './wire.ts';

// Discord's bundle keeps localStorage to itself, takes it off window and parks a copy (2026-02).
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

/** The authorization of the account that is signed in. */
export function storedAuthorization(): string | null {
  return textOrNull(read('token'));
}

/** What the API gives whoever is not signed in, to be recognised by. */
export function storedFingerprint(): string | null {
  return textOrNull(read('fingerprint'));
}

export function rememberFingerprint(fingerprint: string): void {
  write('fingerprint', fingerprint);
}

/** Authorizations of all accounts of the account switcher, by user id. */
export function storedAuthorizations(): Map<string, string> {
  const stored = read('tokens');
  const entries = isObject(stored) ? Object.entries(stored) : [];
  return new Map(entries.map(([id, authorization]) => [id, String(authorization)]));
}

/** Makes an account the one that is signed in, and remembers it for the switcher. */
export function rememberAccount(id: string, authorization: string): void {
  write('token', authorization);
  write('tokens', Object.fromEntries(storedAuthorizations().set(id, authorization)));
  write('user_id_cache', id);
  local.removeItem('fingerprint');
}

/** Forgets the account that is signed in; the others stay in the switcher. */
export function forgetAccount(): void {
  const authorizations = storedAuthorizations();
  const id = textOrNull(read('user_id_cache'));
  if (id !== null) authorizations.delete(id);
  write('tokens', Object.fromEntries(authorizations));
  local.removeItem('token');
  local.removeItem('user_id_cache');
}
