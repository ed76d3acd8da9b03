/** The account the page shows, as far as it shows it. */
export interface User {
  id: string;
  username: string;
  globalName: string | null;
  phone: string | null;
  locale: string;
}

/** An account one can sign in as; the simulator hands out its authorization. */
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

/** Reads the list of accounts to sign in as. */
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
