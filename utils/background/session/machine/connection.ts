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

/** The name by which the user knows an account. */
export const nameOf = ({ globalName, username }: Account): string => globalName ?? username;

/** The one account for which the user pressed Connect. Nobody else's authorization is used. */
export const ConsentFor = z.object({
  userId: z.string(),
  /** The tab in which this account was signed in. */
  tabId: z.number(),
  /** Null before Handset was connected. */
  name: z.nullable(z.string()),
});
export type ConsentFor = z.infer<typeof ConsentFor>;

/** While `off`, nothing is read from Discord's page. Only the user's click on Connect ends that. */
export const Connection = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('off'),
    /** `accountGone`: nobody or somebody else is signed in on the page now. */
    why: z.nullable(z.enum(['disconnected', 'idle', 'accountGone'])),
    /** The name of the account that is gone, if Handset was connected to it. */
    name: z.nullable(z.string()),
  }),
  z.object({
    status: z.literal('waiting'),
    problem: z.nullable(ConnectProblem),
    /** Null while nobody has been seen signed in since the user pressed Connect. */
    consentFor: z.nullable(ConsentFor),
    /** When the user last asked for a session, in ms since the epoch. */
    lastUsedAt: z.number(),
  }),
  z.object({ status: z.literal('connected'), session: Session, account: Account }),
]);
export type Connection = z.infer<typeof Connection>;

export const notConnected = { status: 'off', why: null, name: null } as const;

/** The account for which the user pressed Connect; null while there is none. */
export function consentOf(connection: Connection): ConsentFor | null {
  switch (connection.status) {
    case 'off':
      return null;
    case 'waiting':
      return connection.consentFor;
    case 'connected': {
      const { session, account } = connection;
      return { userId: session.userId, tabId: session.tabId, name: nameOf(account) };
    }
  }
}

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
  const end = idleAt(connection, idleMs);
  return end !== null && now > end;
}

/** When the connection will be idle, in ms since the epoch; null if it never will. */
export function idleAt(connection: Connection, idleMs: number | null): number | null {
  const lastUsedAt = lastUseOf(connection);
  return lastUsedAt === null || idleMs === null ? null : lastUsedAt + idleMs;
}

/** Whether there is a session with this authorization. */
export const holdsAuthorization = (connection: Connection, authorization: string | null): boolean =>
  connection.status === 'connected' && connection.session.authorization === authorization;

/** Whether a change of the connection gives up a session. */
export const isLost = (before: Connection, after: Connection): boolean =>
  before.status === 'connected' && after.status !== 'connected';
