import { randomBytes } from 'node:crypto';
import { type Answer, ok } from './answer.ts';
import type { Call } from './endpoint.ts';

/** `GET /experiments`: gives clients that are not signed in a fingerprint, which identifies them later. */
export function getExperiments({ account }: Call): Answer {
  const fingerprint = `1336000000000000000.${randomBytes(20).toString('base64url')}`;
  return ok({ ...(account ? {} : { fingerprint }), assignments: [] });
}
