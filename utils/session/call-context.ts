import type { CallContext } from '../discord/client.ts';
import type { Session } from './connection.ts';
import { apiBaseOf } from './discord-host.ts';

/** How to call Discord with a session, or with a candidate that may become one. */
export const callContextOf = ({
  origin,
  authorization,
  locale,
}: Pick<Session, 'origin' | 'authorization' | 'locale'>): CallContext => ({
  apiBase: apiBaseOf(origin),
  authorization,
  locale,
  mfaAuthorization: null,
});
