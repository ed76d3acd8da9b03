import { type DiscordOrigin, discordOriginOf } from '#shared/discord-hosts.ts';

/** A request header that may hold the authorization of the page's user, or of another account of theirs. */
export interface Candidate {
  readonly authorization: string;
  readonly origin: DiscordOrigin;
  readonly locale: string | null;
  readonly tabId: number;
}

/**
 * The user id that an authorization begins with, in base64; null where it does not look like that. Discord does not
 * promise the form (it has been the same since 2018), so without it nothing is concluded.
 */
export function userIdIn(authorization: string): string | null {
  try {
    const id = atob(authorization.split('.')[0] ?? '');
    return /^\d{15,20}$/.test(id) ? id : null;
  } catch {
    return null;
  }
}

/** What both browsers tell of a request, and what only one of them does. */
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
 * The candidate in a request that Discord's own page made to its own API, else null.
 * Requests of the extension, of other sites and of other hosts never count.
 */
export function candidateOf(details: RequestDetails): Candidate | null {
  const origin = discordOriginOf(details.url);
  const madeBy = discordOriginOf(details.initiator ?? details.originUrl);
  if (origin === null || madeBy !== origin || details.tabId < 0) return null;
  if (!new URL(details.url).pathname.startsWith('/api/')) return null;
  const header = (name: string) =>
    details.requestHeaders?.find((each) => each.name.toLowerCase() === name)?.value;
  const authorization = header('authorization');
  // A user's authorization has no prefix: "Bearer …" and "Bot …" are other things.
  if (authorization === undefined || !/^[\w.~+/=-]{20,300}$/.test(authorization)) return null;
  const locale = header('x-discord-locale');
  return {
    authorization,
    origin,
    locale: locale !== undefined && /^[\w-]{2,12}$/.test(locale) ? locale : null,
    tabId: details.tabId,
  };
}
