import { type Answer, invalidApiVersion, methodNotAllowed, notFound } from './answer.ts';
import type { ApiRequest } from './api-request.ts';
import type { Endpoint } from './endpoint.ts';
import { endpoints } from './endpoints.ts';

/** The endpoint of a request, or why there is none. */
export type Target =
  | { endpoint: Endpoint }
  | { endpoint: null; refusal: Answer; objection: string };

/** Finds the endpoint for a method and a path. */
export function findEndpoint({ method, path }: ApiRequest): Target {
  const match = /^\/api(?:\/v(\d+))?(\/[^?]*)/.exec(path);
  if (match?.[1] !== '9') {
    return refuse(invalidApiVersion, 'does not use version 9 of the API');
  }
  if (method === 'OPTIONS') {
    return refuse({ status: 204 }, 'is a preflight, so the host permission is missing');
  }
  const samePath = endpoints.filter((endpoint) => endpoint.path === match[2]);
  const endpoint = samePath.find((candidate) => candidate.method === method);
  if (endpoint) return { endpoint };
  return samePath.length > 0
    ? refuse(methodNotAllowed, `${method} is not a method of ${match[2]}`)
    : refuse(notFound, `there is no ${match[2]}`);
}

function refuse(refusal: Answer, objection: string): Target {
  return { endpoint: null, refusal, objection };
}
