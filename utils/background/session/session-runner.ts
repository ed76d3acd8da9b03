import type { ConnectProblem } from '#shared/session/connect-problem.ts';
import type { StoredItem } from '#shared/storage/stored-item.ts';
import type { CallResult } from '../discord-api/call-error.ts';
import type { CurrentUser } from '../discord-api/current-user.ts';
import type { ReadyUser } from '../page-accounts/page-account.ts';
import { createQueue } from '../queue.ts';
import type { DiscordPages } from './discord-pages.ts';
import { type Candidate, userIdIn } from './machine/candidate.ts';
import { type Account, type Connection, notConnected, type Session } from './machine/connection.ts';
import { accountOf, toAccountFromReady } from './machine/to-account.ts';
import { toConnectProblem } from './machine/to-connect-problem.ts';

/** What the keeper needs of the world. */
export interface SessionDeps {
  readonly item: StoredItem<Connection>;
  readonly now: () => number;
  /** How long a session may go unused before it is forgotten, in ms; null: for as long as the browser is open. */
  readonly idleMs: () => Promise<number | null>;
  readonly pages: DiscordPages;
  readonly getCurrentUser: (candidate: Candidate) => Promise<CallResult<CurrentUser>>;
  /** What the gateway of this user's page said of them, or null. */
  readonly readyOf: (userId: string) => Promise<ReadyUser | null>;
  /** Called after every change. */
  readonly onChanged: (connection: Connection) => Promise<void>;
  /** Called when the page turns out to belong to this user, whether or not there is a session for them. */
  readonly onPageUser: (userId: string) => void;
}

/** Leave to make a call as the session's user, or why not. */
export type Permit =
  | { readonly ok: true; readonly session: Session }
  | { readonly ok: false; readonly why: 'notConnected' | 'noDiscordTab' | 'accountChanged' };

export type SessionRunner = ReturnType<typeof createSessionRunner>;

/**
 * Owns the session: takes it when the user has asked for one and the page's user is certain,
 * and forgets it when either no longer holds. The only module that stores an authorization.
 */
export function createSessionRunner(world: SessionDeps) {
  const queue = createQueue();
  let known: Connection | null = null;
  /** While waiting: authorizations already looked at, and whose they are, null where Discord refused to tell. */
  const owners = new Map<string, string | null>();
  /** Authorizations that Discord is being asked about. */
  const asking = new Set<string>();

  async function load(): Promise<Connection> {
    known ??= (await world.item.get()) ?? notConnected;
    return (await isIdle(known)) ? save({ status: 'off', why: 'idle' }) : known;
  }

  const isIdle = async (connection: Connection): Promise<boolean> => {
    const [lastUsedAt, idleMs] = [lastUseOf(connection), await world.idleMs()];
    return lastUsedAt !== null && idleMs !== null && world.now() - lastUsedAt > idleMs;
  };

  async function save(connection: Connection): Promise<Connection> {
    await world.item.set(connection);
    known = connection;
    if (connection.status !== 'waiting') owners.clear();
    await world.onChanged(connection);
    return connection;
  }

  /** Forgets the session and waits for another. Only the user's own doing counts as use, not the page's. */
  async function wait(problem: ConnectProblem | null, usedNow = false): Promise<void> {
    const before = usedNow || known === null ? null : lastUseOf(known);
    await save({ status: 'waiting', problem, lastUsedAt: before ?? world.now() });
  }

  /** Goes on waiting, and takes no refusal from before for the last word. */
  async function askAnew(problem: ConnectProblem | null): Promise<void> {
    owners.clear();
    await wait((await world.pages.problem()) ?? lastingProblem(problem), true);
  }

  /** Compares the session with the page and forgets it where they differ. */
  async function permit(userId: string): Promise<Permit> {
    const connection = await load();
    if (connection.status !== 'connected') return { ok: false, why: 'notConnected' };
    const { session } = connection;
    if (session.userId !== userId) return { ok: false, why: 'accountChanged' };
    const pageUser = await world.pages.userOf(session);
    switch (pageUser.status) {
      case 'noPage':
        return { ok: false, why: 'noDiscordTab' };
      case 'signedOut':
        await wait('signedOut');
        return { ok: false, why: 'notConnected' };
      case 'signedIn': {
        if (pageUser.userId !== userId) {
          await wait(null);
          return { ok: false, why: 'accountChanged' };
        }
        const used = { ...session, lastUsedAt: world.now() };
        await save({ ...connection, session: used });
        return { ok: true, session: used };
      }
    }
  }

  /** Whether a header is worth a call to find out whose it is. */
  async function isWorthChecking(candidate: Candidate): Promise<boolean> {
    const connection = await load();
    if (connection.status === 'off') return false;
    if (asking.has(candidate.authorization)) return false;
    if (connection.status === 'connected') {
      const { session } = connection;
      if (session.authorization === candidate.authorization) return false;
      // Another client, window or container may be signed in as somebody else. It does not take over
      // as long as the session's own page has the session's user, who may also look after other accounts.
      const pageUser = await world.pages.userOf(session);
      if (pageUser.status === 'signedIn' && pageUser.userId === session.userId) return false;
      if (session.origin !== candidate.origin) return false;
    }
    const pageUser = await world.pages.userIn(candidate);
    if (pageUser.status !== 'signedIn') return false;
    // It was reloaded since.
    if (
      connection.status === 'waiting' &&
      connection.problem === 'loadedBeforeExtension' &&
      !pageUser.loadedBeforeExtension
    )
      owners.clear();
    const owner = owners.get(candidate.authorization);
    if (owner !== undefined && owner !== pageUser.userId) return false;
    if (connection.status === 'connected') await wait(null);
    world.onPageUser(pageUser.userId);
    asking.add(candidate.authorization);
    return true;
  }

  async function adopt(candidate: Candidate, reply: CallResult<CurrentUser>): Promise<void> {
    const connection = await load();
    if (connection.status !== 'waiting') return;
    const problem = reply.ok ? null : toConnectProblem(reply.error);
    const account = reply.ok ? accountOf(reply.value) : await lockedAccount(candidate, problem);
    owners.set(candidate.authorization, account?.userId ?? null);
    const pageUser = await world.pages.userIn(candidate);
    if (account === null) {
      const isUnheard = pageUser.status === 'signedIn' && pageUser.loadedBeforeExtension;
      return void (await wait(
        problem === 'accountLocked' && isUnheard ? 'loadedBeforeExtension' : problem,
      ));
    }
    if (pageUser.status !== 'signedIn' || pageUser.userId !== account.userId) return;
    const { authorization, origin, locale, tabId } = candidate;
    const session = {
      authorization,
      origin,
      locale,
      tabId,
      userId: account.userId,
      connectedAt: world.now(),
      lastUsedAt: connection.lastUsedAt,
    };
    await save({ status: 'connected', session, account });
  }

  /** While Discord holds an account back it may refuse to say whose it is. Then the page's READY decides. */
  async function lockedAccount(
    { authorization }: Candidate,
    problem: ConnectProblem | null,
  ): Promise<Account | null> {
    const owner = userIdIn(authorization);
    if (problem !== 'accountLocked' || owner === null) return null;
    const ready = await world.readyOf(owner);
    return ready === null ? null : toAccountFromReady(ready);
  }

  return {
    /** The user pressed Connect: from now on the page's headers are looked at. */
    connect: () =>
      queue(async () => {
        owners.clear();
        if ((await load()).status !== 'connected') await wait(await world.pages.problem(), true);
      }),

    /** The user pressed Disconnect. */
    disconnect: () =>
      queue(async () => {
        await save({ status: 'off', why: 'disconnected' });
      }),

    /** The user looks at the popup: is everything still as it says? */
    recheck: () =>
      queue(async () => {
        const connection = await load();
        if (connection.status === 'off') return;
        if (connection.status === 'waiting') return void (await askAnew(connection.problem));
        const { session } = connection;
        const pageUser = await world.pages.userOf(session);
        if (pageUser.status === 'signedOut') await wait('signedOut');
        else if (pageUser.status === 'signedIn' && pageUser.userId !== session.userId) {
          await wait(null);
          world.onPageUser(pageUser.userId);
        } else await save({ ...connection, session: { ...session, lastUsedAt: world.now() } });
      }),

    /** The user goes to Discord's page, to do there what is missing. */
    expectSession: () =>
      queue(async () => {
        const connection = await load();
        if (connection.status === 'waiting') await askAnew(connection.problem);
      }),

    /** A page has signed in, and said who its user is: what was refused before may be taken now. */
    pageReady: () => queue(async () => owners.clear()),

    /** The page made a request. It is read only while the user wants a session. */
    async offer(readRequest: () => Candidate | null): Promise<void> {
      const connection = known ?? (await queue(load));
      if (connection.status === 'off') return;
      const candidate = readRequest();
      if (candidate === null) return;
      // Most requests are made with the authorization that is held already.
      const isHeld =
        connection.status === 'connected' &&
        connection.session.authorization === candidate.authorization;
      if (isHeld && !(await isIdle(connection))) return;
      if (!(await queue(() => isWorthChecking(candidate)))) return;
      try {
        const reply = await world.getCurrentUser(candidate);
        await queue(() => adopt(candidate, reply));
      } finally {
        asking.delete(candidate.authorization);
      }
    },

    /** The page signed an account out. */
    signedOut: (readRequest: () => Candidate | null) =>
      queue(async () => {
        const connection = await load();
        if (connection.status !== 'connected') return;
        if (readRequest()?.authorization === connection.session.authorization)
          await wait('signedOut');
      }),

    /** Discord no longer takes this authorization. */
    expired: (authorization: string) =>
      queue(async () => {
        owners.set(authorization, null);
        const connection = await load();
        if (connection.status === 'connected' && connection.session.authorization === authorization)
          await wait('signInExpired');
      }),

    /** Asked before every write: is `userId` still the user of the session and of the page? */
    permit: (userId: string) => queue(() => permit(userId)),

    /** The session of `userId` for reading, or null. */
    sessionOf: (userId: string) =>
      queue(async () => {
        const connection = await load();
        return connection.status === 'connected' && connection.session.userId === userId
          ? connection.session
          : null;
      }),

    /** Discord told anew what the account looks like. */
    accountRead: (user: CurrentUser) =>
      queue(async () => {
        const connection = await load();
        if (connection.status === 'connected' && connection.session.userId === user.id)
          await save({ ...connection, account: accountOf(user) });
      }),

    /** The account whose session is held, or null. */
    account: () =>
      queue(async () => {
        const connection = await load();
        return connection.status === 'connected' ? connection.account : null;
      }),

    /** Reads back what was stored, and tells of it. */
    start: () => queue(async () => world.onChanged(await load())),
  };
}

const lastUseOf = (connection: Connection): number | null => {
  switch (connection.status) {
    case 'off':
      return null;
    case 'waiting':
      return connection.lastUsedAt;
    case 'connected':
      return connection.session.lastUsedAt;
  }
};

/** A problem that open tabs cannot disprove stays until a session is taken. */
const lastingProblem = (problem: ConnectProblem | null): ConnectProblem | null =>
  problem === 'signInExpired' || problem === 'accountLocked' || problem === 'loadedBeforeExtension'
    ? problem
    : null;
