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
  /** What READY said is gone: the page's connection is older than what is kept of it, or continues another one. */
  | { readonly type: 'readyMissed' }
  /** The page uses a gateway format that Handset cannot read. */
  | { readonly type: 'cannotRead' };

/** The name that stands for a required action of which Handset can show nothing. */
const UNKNOWN_ACTION = 'UNKNOWN';

const SNOWFLAKE = /^\d{15,21}$/;

const isText = (value: unknown): value is string => typeof value === 'string';
const matching = (pattern: RegExp, value: unknown): string | null =>
  isText(value) && pattern.test(value) ? value : null;
const shortText = (value: unknown): string | null =>
  isText(value) ? Array.from(value).slice(0, 50).join('') : null;

/** Any script of the page can name an action, so only names of Discord's form are kept, and ever shown. */
const actionOf = (value: unknown): string | null =>
  value === null || value === undefined
    ? null
    : (matching(/^[A-Z_]{1,64}$/, value) ?? UNKNOWN_ACTION);

/**
 * Parses a hint from the page; null when it is not one. A field with an unknown value counts as unknown, and the others
 * are kept. Without zod, because this runs on Discord's page.
 */
export function readHint(json: unknown): GatewayHint | null {
  if (!isText(json)) return null;
  try {
    const hint: Partial<Record<string, unknown>> = Object(JSON.parse(json));
    switch (hint.type) {
      case 'cannotRead':
      case 'readyMissed':
        return { type: hint.type };
      case 'actionChanged':
        return { type: 'actionChanged', action: actionOf(hint.action) };
      case 'userChanged':
        return readUserChange(hint);
      case 'ready': {
        const userId = matching(SNOWFLAKE, hint.userId);
        if (userId === null) return null;
        return {
          type: 'ready',
          userId,
          username: shortText(hint.username) ?? '',
          globalName: shortText(hint.globalName),
          hasPhone: hint.hasPhone === true,
          countryCode: matching(/^[A-Z]{2}$/, hint.countryCode),
          action: actionOf(hint.action),
        };
      }
      default:
        return null;
    }
  } catch {
    return null;
  }
}

const booleanOrNull = (value: unknown): boolean | null =>
  typeof value === 'boolean' ? value : null;

function readUserChange(hint: Partial<Record<string, unknown>>): GatewayHint | null {
  const userId = matching(SNOWFLAKE, hint.userId);
  return userId === null
    ? null
    : {
        type: 'userChanged',
        userId,
        hasPhone: booleanOrNull(hint.hasPhone),
        hasEmail: booleanOrNull(hint.hasEmail),
        hasSmsMfa: booleanOrNull(hint.hasSmsMfa),
      };
}
