import type { ReadyUser } from '#shared/ready-user.ts';

/**
 * What the page's gateway tells. A hint: any script of the page can forge one, so it can make
 * Handset offer something and never do anything.
 */
export type GatewayHint =
  | ({ readonly type: 'ready'; readonly action: string | null } & ReadyUser)
  | { readonly type: 'actionChanged'; readonly action: string | null }
  /** The page speaks to the gateway in a way that is not known here. */
  | { readonly type: 'cannotRead' };

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 100;
const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value);

/** Reads a hint that came out of the page; null when it is none. Without zod: this runs on Discord's page. */
export function readHint(json: unknown): GatewayHint | null {
  if (typeof json !== 'string') return null;
  try {
    const hint: Partial<Record<string, unknown>> | null = JSON.parse(json);
    if (hint?.type === 'cannotRead') return { type: 'cannotRead' };
    const action = hint?.action;
    if (!isTextOrNull(action)) return null;
    if (hint?.type === 'actionChanged') return { type: 'actionChanged', action };
    const { type, userId, username, globalName, hasPhone, countryCode } = hint ?? {};
    if (type !== 'ready' || !isText(userId) || !isText(username)) return null;
    if (!isTextOrNull(globalName) || !isTextOrNull(countryCode)) return null;
    if (typeof hasPhone !== 'boolean') return null;
    return { type, userId, username, globalName, hasPhone, countryCode, action };
  } catch {
    return null;
  }
}
