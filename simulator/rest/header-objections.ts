import type { EndpointName } from '../contract.ts';
import type { ApiRequest } from './api-request.ts';
import type { Endpoint } from './endpoint.ts';
import { MFA_HEADER } from './mfa-challenge.ts';

/** The headers that an extension sends on purpose. */
const SENT_ON_PURPOSE = [
  'authorization',
  'content-type',
  'x-discord-locale',
  // Allowed only on repetitions, which `mfaHeaderObjections` checks.
  MFA_HEADER,
];

/** The headers that browsers add by themselves, in addition to `sec-…`. */
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

/** Objections to headers, query and endpoint of an extension's request. */
export function extensionObjections(
  request: ApiRequest,
  endpoint: Endpoint | null,
  wantsAuthorization: ReadonlySet<EndpointName>,
): string[] {
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
  const needsNone = endpoint?.auth === 'none' && !wantsAuthorization.has(endpoint.name);
  if (needsNone && headers.has('authorization'))
    objections.push('sends authorization to an endpoint that needs none');
  return objections;
}

/** Objects to page requests that lack the client's description of itself, as a content script's do. */
export function pageObjections({ headers }: ApiRequest): string[] {
  return headers.has('x-super-properties') ? [] : ["is not made by the page's own client"];
}
