import { apiBaseOf } from '#shared/discord-hosts.ts';
import type { CallContext } from '../discord-api/client.ts';
import type { Session } from './machine/connection.ts';

/** The context for calling Discord with a session, or with a candidate that may become one. */
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
