import * as z from 'zod/mini';
import { DISCORD_ORIGINS } from '#shared/discord-hosts.ts';
import { ConnectProblem } from '#shared/session/connect-problem.ts';

/** What Direct needs to call Discord as the user. Only here is the authorization stored. */
export const Session = z.object({
  authorization: z.string(),
  userId: z.string(),
  origin: z.enum(DISCORD_ORIGINS),
  /** The language of Discord's messages. */
  locale: z.nullable(z.string()),
  /** The tab whose page this session belongs to. */
  tabId: z.number(),
  /** When Handset connected, in ms since the epoch. */
  connectedAt: z.number(),
  /** When the user last used the session, in ms since the epoch. */
  lastUsedAt: z.number(),
});
export type Session = z.infer<typeof Session>;

/** The account as Discord last described it. */
export const Account = z.object({
  userId: z.string(),
  username: z.string(),
  globalName: z.nullable(z.string()),
  /** E.164; also null if Discord only said that there is one. */
  phone: z.nullable(z.string()),
  hasPhone: z.boolean(),
  hasEmail: z.boolean(),
  hasSmsMfa: z.boolean(),
  isQuarantined: z.boolean(),
});
export type Account = z.infer<typeof Account>;

/** While `off`, nothing is read from Discord's page. Only the user's click on Connect ends that. */
export const Connection = z.discriminatedUnion('status', [
  z.object({ status: z.literal('off'), why: z.nullable(z.enum(['disconnected', 'idle'])) }),
  z.object({
    status: z.literal('waiting'),
    problem: z.nullable(ConnectProblem),
    /** When the user last asked for a session, in ms since the epoch. */
    lastUsedAt: z.number(),
  }),
  z.object({ status: z.literal('connected'), session: Session, account: Account }),
]);
export type Connection = z.infer<typeof Connection>;

export const notConnected: Connection = { status: 'off', why: null };

/** When the user last used the connection, in ms since the epoch; null if there is none. */
export function lastUseOf(connection: Connection): number | null {
  switch (connection.status) {
    case 'off':
      return null;
    case 'waiting':
      return connection.lastUsedAt;
    case 'connected':
      return connection.session.lastUsedAt;
  }
}

/** Whether a connection was unused for longer than `idleMs` (null: no limit). `now` in ms since the epoch. */
export function isIdle(connection: Connection, now: number, idleMs: number | null): boolean {
  const lastUsedAt = lastUseOf(connection);
  return lastUsedAt !== null && idleMs !== null && now - lastUsedAt > idleMs;
}

/** Whether there is a session with this authorization. */
export const holdsAuthorization = (connection: Connection, authorization: string | null): boolean =>
  connection.status === 'connected' && connection.session.authorization === authorization;
