import type { RequestRecord } from '../contract.ts';
import type { ApiRequest } from './api-request.ts';

/**
 * Determines whether Discord's page or an extension made a request. Firefox 153 sends
 * `Sec-Fetch-Site: same-origin` for an extension's background, too, but without a Referer.
 */
export function sourceOf({ host, headers }: ApiRequest): RequestRecord['source'] {
  const origin = headers.get('origin');
  if (origin !== undefined) return origin === `https://${host}` ? 'page' : 'extension';
  const sameOrigin = headers.get('sec-fetch-site') === 'same-origin';
  const fromPage = headers.get('referer')?.startsWith(`https://${host}/`) === true;
  return sameOrigin && fromPage ? 'page' : 'extension';
}
