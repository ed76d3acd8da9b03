import type { RequestRecord } from '../contract.ts';
import type { ApiRequest } from './api-request.ts';

/**
 * Whether a request was made by Discord's page or from outside of it. Firefox 153 also says
 * `Sec-Fetch-Site: same-origin` of an extension's background, but gives it no Referer.
 */
export function sourceOf({ host, headers }: ApiRequest): RequestRecord['source'] {
  const origin = headers.get('origin');
  if (origin !== undefined) return origin === `https://${host}` ? 'page' : 'extension';
  const sameOrigin = headers.get('sec-fetch-site') === 'same-origin';
  const fromPage = headers.get('referer')?.startsWith(`https://${host}/`) === true;
  return sameOrigin && fromPage ? 'page' : 'extension';
}
