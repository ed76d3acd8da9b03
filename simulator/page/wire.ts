/** The signed-in user, with the fields that the page uses. */
export interface User {
  id: string;
  username: string;
  globalName: string | null;
  phone: string | null;
  locale: string;
}

/** An account to sign in as, with its authorization from the simulator. */
export interface KnownAccount {
  id: string;
  username: string;
  globalName: string | null;
  authorization: string;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a user object; null for anything else. */
export function readUser(value: unknown): User | null {
  if (!isObject(value) || typeof value.id !== 'string' || typeof value.username !== 'string') {
    return null;
  }
  return {
    id: value.id,
    username: value.username,
    globalName: textOrNull(value.global_name),
    phone: textOrNull(value.phone),
    locale: textOrNull(value.locale) ?? 'en-US',
  };
}

/** Reads the simulator's list of accounts. */
export function readAccounts(value: unknown): KnownAccount[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isObject).map((account) => ({
    id: String(account.id),
    username: String(account.username),
    globalName: textOrNull(account.global_name),
    authorization: String(account.authorization),
  }));
}

export function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
