import { apiBase, clientProperties } from './environment.ts';
import { storedAuthorization } from './storage.ts';

interface Reply {
  status: number;
  body: unknown;
}

interface Options {
  body?: unknown;
  /** Another account's, as the account switcher sends it. */
  authorization?: string;
}

/** Calls Discord's API the way its client does: over XMLHttpRequest, with the client's headers. */
export function callApi(method: string, path: string, options: Options = {}): Promise<Reply> {
  const request = new XMLHttpRequest();
  request.open(method, apiBase + path);
  const authorization = options.authorization ?? storedAuthorization();
  if (authorization !== null) request.setRequestHeader('Authorization', authorization);
  request.setRequestHeader('X-Super-Properties', btoa(JSON.stringify(clientProperties)));
  request.setRequestHeader('X-Discord-Locale', document.documentElement.lang);
  request.setRequestHeader(
    'X-Discord-Timezone',
    Intl.DateTimeFormat().resolvedOptions().timeZone ?? 'UTC',
  );
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
