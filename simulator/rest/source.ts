import type { RequestRecord } from '../contract.ts';
import type { ApiRequest } from './api-request.ts';

/** Whether a request was made by Discord's page or from outside of it. */
export function sourceOf({ host, headers }: ApiRequest): RequestRecord['source'] {
  const origin = headers.get('origin');
  if (origin !== undefined) return origin === `https://${host}` ? 'page' : 'extension';
  return headers.get('sec-fetch-site') === 'same-origin' ? 'page' : 'extension';
}
