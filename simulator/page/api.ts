import { apiBase, clientProperties } from './environment.ts';
import { storedAuthorization, storedFingerprint } from './storage.ts';
import { isObject } from './wire.ts';

export interface Reply {
  status: number;
  body: unknown;
}

interface Options {
  body?: unknown;
  /** The authorization of another account, for the account switcher. */
  authorization?: string;
  headers?: Record<string, string>;
}

/** When each path that answered 429 may be called again (`performance.now()`); calls wait until then. */
const retryAtByPath = new Map<string, number>();

/** Calls Discord's API as its client does: with XMLHttpRequest and the client's headers. */
export async function callApi(method: string, path: string, options: Options = {}): Promise<Reply> {
  const wait = (retryAtByPath.get(path) ?? 0) - performance.now();
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  const reply = await send(method, path, options);
  const retryAfter = reply.status === 429 && isObject(reply.body) ? reply.body.retry_after : null;
  if (typeof retryAfter === 'number')
    retryAtByPath.set(path, performance.now() + retryAfter * 1000);
  return reply;
}

function send(method: string, path: string, options: Options): Promise<Reply> {
  const request = new XMLHttpRequest();
  request.open(method, apiBase + path);
  const authorization = options.authorization ?? storedAuthorization();
  if (authorization !== null) request.setRequestHeader('Authorization', authorization);
  request.setRequestHeader('X-Super-Properties', btoa(JSON.stringify(clientProperties)));
  const fingerprint = storedFingerprint();
  if (fingerprint !== null) request.setRequestHeader('X-Fingerprint', fingerprint);
  request.setRequestHeader('X-Discord-Locale', document.documentElement.lang);
  request.setRequestHeader(
    'X-Discord-Timezone',
    Intl.DateTimeFormat().resolvedOptions().timeZone ?? 'UTC',
  );
  for (const [name, value] of Object.entries(options.headers ?? {})) {
    request.setRequestHeader(name, value);
  }
  if (options.body !== undefined) request.setRequestHeader('Content-Type', 'application/json');
  return new Promise((resolve) => {
    request.onloadend = () => {
      resolve({ status: request.status, body: parse(request.responseText) });
    };
    request.send(options.body === undefined ? null : JSON.stringify(options.body));
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
