import { type DiscordOrigin, discordOriginOf } from '#shared/discord-hosts.ts';

/** What a request's headers say. The authorization may be the page's user's, or that of another of their accounts. */
export interface Candidate {
  readonly authorization: string;
  readonly origin: DiscordOrigin;
  readonly locale: string | null;
  readonly tabId: number;
}

/**
 * The user id with which an authorization begins, in base64; null if it has another form. Discord does not guarantee
 * this form (the same since 2018), so an authorization in another form proves nothing.
 */
export function userIdIn(authorization: string): string | null {
  try {
    const id = atob(authorization.split('.')[0] ?? '');
    return /^\d{15,20}$/.test(id) ? id : null;
  } catch {
    return null;
  }
}

/** The details of a request that both browsers provide, and those that only one does. */
export interface RequestDetails {
  readonly url: string;
  readonly tabId: number;
  readonly requestHeaders?: readonly { name: string; value?: string | undefined }[] | undefined;
  /** Chromium: the origin that made the request. */
  readonly initiator?: string | undefined;
  /** Firefox: the URL of the document that made the request. */
  readonly originUrl?: string | undefined;
}

/**
 * The candidate in a request that Discord's page made to its own API, else null.
 * Requests by the extension or other sites, or to other hosts, never count.
 */
export function candidateOf(details: RequestDetails): Candidate | null {
  const origin = discordOriginOf(details.url);
  const madeBy = discordOriginOf(details.initiator ?? details.originUrl);
  if (origin === null || madeBy !== origin || details.tabId < 0) return null;
  if (!new URL(details.url).pathname.startsWith('/api/')) return null;
  const header = (name: string) =>
    details.requestHeaders?.find((each) => each.name.toLowerCase() === name)?.value;
  const authorization = header('authorization');
  // A user's authorization has no prefix. "Bearer …" and "Bot …" belong to applications and bots.
  if (authorization === undefined || !/^[\w.~+/=-]{20,300}$/.test(authorization)) return null;
  const locale = header('x-discord-locale');
  return {
    authorization,
    origin,
    locale: locale !== undefined && /^[\w-]{2,12}$/.test(locale) ? locale : null,
    tabId: details.tabId,
  };
}
