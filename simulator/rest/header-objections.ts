import type { ApiRequest } from './api-request.ts';
import type { Endpoint } from './endpoint.ts';
import { MFA_HEADER } from './mfa-challenge.ts';

/** What an extension has to say to Discord in headers. */
const SENT_ON_PURPOSE = [
  'authorization',
  'content-type',
  'x-discord-locale',
  // Only at times, which is judged elsewhere.
  MFA_HEADER,
];

/** What browsers add by themselves, `sec-…` apart. */
const SENT_BY_BROWSERS = [
  'accept',
  'accept-encoding',
  'accept-language',
  'cache-control',
  'connection',
  'content-length',
  'dnt',
  'host',
  'origin',
  'pragma',
  'priority',
  'referer',
  'te',
  'user-agent',
];

const EXPECTED = new Set([...SENT_ON_PURPOSE, ...SENT_BY_BROWSERS]);

/** What is wrong with the headers, the query and the target of a request made by an extension. */
export function extensionObjections(request: ApiRequest, endpoint: Endpoint | null): string[] {
  const { headers, method, path, text } = request;
  const objections: string[] = [];
  for (const name of headers.keys()) {
    if (name === 'cookie') objections.push('sends cookies');
    else if (!EXPECTED.has(name) && !name.startsWith('sec-'))
      objections.push(`sends the header ${name}`);
  }
  if (/^(Bearer|Bot) /i.test(headers.get('authorization') ?? ''))
    objections.push('authorization has a prefix');
  if (method === 'GET' && (text !== '' || headers.has('content-type')))
    objections.push('a GET with a body or a content-type');
  if (path.includes('?')) objections.push('sends a query');
  if (endpoint?.callers === 'page')
    objections.push('calls what only the page has a reason to call');
  if (endpoint?.auth === 'none' && headers.has('authorization'))
    objections.push('sends authorization to an endpoint that needs none');
  return objections;
}

/** A content script's requests look like the page's, except that only the client describes itself. */
export function pageObjections({ headers }: ApiRequest): string[] {
  return headers.has('x-super-properties') ? [] : ["is not made by the page's own client"];
}
