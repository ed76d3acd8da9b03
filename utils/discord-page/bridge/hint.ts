import type { AccountHint } from '#shared/account-hint.ts';
import type { ReadyUser } from '#shared/ready-user.ts';

/**
 * What the page's gateway told, or what looks like it: any script of the page can forge a hint. Hints can make Handset
 * offer something, but never act.
 */
export type GatewayHint =
  | ({ readonly type: 'ready'; readonly action: string | null } & ReadyUser)
  | { readonly type: 'actionChanged'; readonly action: string | null }
  /** The account of READY's user has changed. */
  | ({ readonly type: 'userChanged' } & AccountHint)
  /** The page uses a gateway format that Handset cannot read. */
  | { readonly type: 'cannotRead' };

const isShortText = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 100;
const isShortTextOrNull = (value: unknown): value is string | null =>
  value === null || isShortText(value);

/** Parses a hint from the page; null when it is not one. Without zod, because this runs on Discord's page. */
export function readHint(json: unknown): GatewayHint | null {
  if (typeof json !== 'string') return null;
  try {
    const hint: Partial<Record<string, unknown>> | null = JSON.parse(json);
    if (hint?.type === 'cannotRead') return { type: 'cannotRead' };
    if (hint?.type === 'userChanged') return readUserChange(hint);
    const action = hint?.action;
    if (!isShortTextOrNull(action)) return null;
    if (hint?.type === 'actionChanged') return { type: 'actionChanged', action };
    const { type, userId, username, globalName, hasPhone, countryCode } = hint ?? {};
    if (type !== 'ready' || !isShortText(userId) || !isShortText(username)) return null;
    if (!isShortTextOrNull(globalName) || !isShortTextOrNull(countryCode)) return null;
    if (typeof hasPhone !== 'boolean') return null;
    return { type, userId, username, globalName, hasPhone, countryCode, action };
  } catch {
    return null;
  }
}

const isBooleanOrNull = (value: unknown): value is boolean | null =>
  value === null || typeof value === 'boolean';

function readUserChange({
  userId,
  hasPhone,
  hasEmail,
  hasSmsMfa,
}: Partial<Record<string, unknown>>): GatewayHint | null {
  return isShortText(userId) &&
    isBooleanOrNull(hasPhone) &&
    isBooleanOrNull(hasEmail) &&
    isBooleanOrNull(hasSmsMfa)
    ? { type: 'userChanged', userId, hasPhone, hasEmail, hasSmsMfa }
    : null;
}
