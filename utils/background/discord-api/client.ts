import type { CallResult } from './call-error.ts';
import type { Endpoint } from './endpoint.ts';
import { type ApiResponse, parseResponse } from './parse-response.ts';

/** Where and as whom to call Discord. */
export interface CallContext {
  /** For example `https://discord.com/api/v9`. */
  readonly apiBase: string;
  readonly authorization: string;
  /** The language of Discord's messages, or null to let Discord choose. */
  readonly locale: string | null;
  /** The MFA confirmation that a repeated call carries, or null. */
  readonly mfaAuthorization: string | null;
}

/** How long a call may take, from the request to the last byte of its answer. */
const CALL_TIMEOUT_MS = 15_000;

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * Makes one call, exactly once. Failures of Discord or the network are results, not exceptions.
 * Throws a TypeError, without quoting the body, if the body does not match the endpoint's schema: that is a bug.
 */
export async function callDiscord<Body, Reply>(
  endpoint: Endpoint<Body, Reply>,
  body: Body,
  context: CallContext,
  fetch: Fetch = (url, init) => globalThis.fetch(url, init),
): Promise<CallResult<Reply>> {
  const init = requestInit(endpoint, body, context);
  const signal = AbortSignal.timeout(CALL_TIMEOUT_MS);
  try {
    const response = await fetch(`${context.apiBase}${endpoint.path}`, { ...init, signal });
    return parseResponse(endpoint, await readBody(response));
  } catch {
    return { ok: false, error: { name: signal.aborted ? 'timeout' : 'networkError' } };
  }
}

function requestInit<Body, Reply>(
  endpoint: Endpoint<Body, Reply>,
  body: Body,
  context: CallContext,
): RequestInit {
  const headers = new Headers();
  if (endpoint.authorized) headers.set('Authorization', context.authorization);
  if (context.mfaAuthorization !== null)
    headers.set('X-Discord-MFA-Authorization', context.mfaAuthorization);
  if (context.locale !== null) headers.set('X-Discord-Locale', context.locale);
  const init: RequestInit = {
    method: endpoint.method,
    headers,
    cache: 'no-store',
    credentials: 'omit',
    // A redirect could carry the authorization elsewhere.
    redirect: 'error',
    referrerPolicy: 'no-referrer',
  };
  if (endpoint.body === null) return init;
  const parsed = endpoint.body.safeParse(body);
  // The schema's own error message could quote the password.
  if (!parsed.success) throw new TypeError(`Not a body of ${endpoint.method} ${endpoint.path}`);
  headers.set('Content-Type', 'application/json');
  return { ...init, body: JSON.stringify(parsed.data) };
}

async function readBody(response: Response): Promise<ApiResponse> {
  const text = await response.text();
  return {
    status: response.status,
    retryAfterHeader: response.headers.get('Retry-After'),
    body: parseJson(text),
  };
}

function parseJson(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return undefined;
  }
}
