import { toUserObject } from '../user-object.ts';
import { type Answer, ok, unauthorized } from './answer.ts';
import type { Call } from './endpoint.ts';

/** `GET /users/@me` */
export function getCurrentUser({ account }: Call): Answer {
  return account ? ok(toUserObject(account)) : unauthorized;
}
