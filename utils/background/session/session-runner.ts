import type { ReadyUser } from '#shared/ready-user.ts';
import type { StoredItem } from '#shared/storage/stored-item.ts';
import type { CallResult } from '../discord-api/call-error.ts';
import type { CurrentUser } from '../discord-api/current-user.ts';
import { createNotifier } from '../notifier.ts';
import { createQueue } from '../queue.ts';
import type { DiscordPages } from './discord-pages.ts';
import type { Candidate } from './machine/candidate.ts';
import {
  type Account,
  type Connection,
  holdsAuthorization,
  isIdle,
  type Session,
} from './machine/connection.ts';
import type { Clearance, SessionEffect, SessionEvent } from './machine/events.ts';
import { type SessionState, startingState } from './machine/state.ts';
import { type SessionClock, transition } from './machine/transition.ts';

/** What the runner needs of the world. */
export interface SessionDeps {
  readonly item: StoredItem<Connection>;
  readonly now: () => number;
  /** How long a session may go unused before it is forgotten, in ms; null: for as long as the browser is open. */
  readonly idleMs: () => Promise<number | null>;
  readonly pages: DiscordPages;
  readonly getCurrentUser: (candidate: Candidate) => Promise<CallResult<CurrentUser>>;
  /** What the gateway of this user's page said of them, or null. */
  readonly readyOf: (userId: string) => Promise<ReadyUser | null>;
}

export type SessionRunner = ReturnType<typeof createSessionRunner>;

/** Effects that the runner cannot settle in the turn of the event that asked for them. */
type LeftOver = Extract<SessionEffect, { type: 'askOwner' | 'answerClearance' }>;

/**
 * Owns the session: one event at a time, first stored, then shown, then acted upon. What is decided is in the machine;
 * this is the only module that stores an authorization.
 */
export function createSessionRunner(deps: SessionDeps) {
  const queue = createQueue();
  const changed = createNotifier<Connection>();
  const pageUserSeen = createNotifier<string>();
  let state: SessionState | null = null;

  const clock = async (): Promise<SessionClock> => {
    const idleMs = await deps.idleMs();
    return { now: deps.now(), idleMs };
  };

  /** Takes an event and all that follows from it at once; gives what is left to be done outside its turn. */
  async function apply(event: SessionEvent): Promise<LeftOver[]> {
    state ??= startingState((await deps.item.get()) ?? undefined);
    const { connection: before } = state;
    const [next, effects] = transition(state, event, await clock());
    if (next.connection !== before) await deps.item.set(next.connection);
    state = next;
    if (next.connection !== before) await changed.notify(next.connection);
    const left: LeftOver[] = [];
    for (const effect of effects) left.push(...(await perform(effect)));
    return left;
  }

  async function perform(effect: SessionEffect): Promise<LeftOver[]> {
    switch (effect.type) {
      case 'checkPages': {
        const { wanted, otherwise } = effect;
        const problem = await deps.pages.problem();
        return apply({ type: 'pagesChecked', problem, wanted, otherwise });
      }
      case 'readPageUser': {
        const { tab, orOtherTab, question } = effect;
        const pageUser = await (orOtherTab ? deps.pages.userOf(tab) : deps.pages.userIn(tab));
        return apply({ type: 'pageUserRead', pageUser, question });
      }
      case 'readReady': {
        const { userId, candidate } = effect;
        return apply({ type: 'readyRead', userId, candidate, ready: await deps.readyOf(userId) });
      }
      case 'tellPageUser':
        await pageUserSeen.notify(effect.userId);
        return [];
      case 'askOwner':
      case 'answerClearance':
        return [effect];
    }
  }

  /** Takes an event in its turn. Resolves when everything that follows is done, the question to Discord included. */
  async function dispatch(event: SessionEvent): Promise<Clearance | null> {
    let clearance: Clearance | null = null;
    for (const effect of await queue(() => apply(event))) {
      if (effect.type === 'answerClearance') clearance = effect.clearance;
      else await askOwner(effect.candidate);
    }
    return clearance;
  }

  /** Outside the queue, because Discord may take its time: the user can disconnect meanwhile. */
  async function askOwner(candidate: Candidate): Promise<void> {
    try {
      const result = await deps.getCurrentUser(candidate);
      await dispatch({ type: 'ownerAnswered', candidate, result });
    } catch (error) {
      await dispatch({ type: 'ownerNotAsked', candidate });
      throw error;
    }
  }

  /** The connection as it is now, after an idle one was forgotten. */
  async function current(): Promise<Connection> {
    await dispatch({ type: 'stateRequested' });
    return state?.connection ?? startingState().connection;
  }

  const tell = async (event: SessionEvent): Promise<void> => void (await dispatch(event));

  return {
    /** Calls back after every change of the connection, once it is stored. */
    onChanged: changed.subscribe,

    /** Calls back when a page turns out to belong to a user, whether or not there is a session for them. */
    onPageUser: pageUserSeen.subscribe,

    /** The user pressed Connect: from now on the page's headers are looked at. */
    connect: () => tell({ type: 'connectPressed' }),

    /** The user pressed Disconnect. */
    disconnect: () => tell({ type: 'disconnectPressed' }),

    /** The user looks at the popup: is everything still as it says? */
    recheck: () => tell({ type: 'recheckRequested' }),

    /** The user goes to Discord's page, to do there what is missing. */
    discordShown: () => tell({ type: 'discordShown' }),

    /** A page has signed in, and said who its user is: what was refused before may be accepted now. */
    pageReady: () => tell({ type: 'pageReady' }),

    /** The page made a request. Its header is read only while the user wants a session. */
    async requestSeen(readHeader: () => Candidate | null): Promise<void> {
      const connection = state?.connection ?? (await current());
      if (connection.status === 'off') return;
      const candidate = readHeader();
      if (candidate === null) return;
      // Most requests are made with the authorization that is held already.
      const { now, idleMs } = await clock();
      const isHeld = holdsAuthorization(connection, candidate.authorization);
      if (isHeld && !isIdle(connection, now, idleMs)) return;
      await dispatch({ type: 'headerSeen', candidate });
    },

    /** The page signed an account out. Its header is read only while there is a session. */
    async pageSignedOut(readHeader: () => Candidate | null): Promise<void> {
      if ((await current()).status !== 'connected') return;
      const authorization = readHeader()?.authorization ?? null;
      await dispatch({ type: 'pageSignedOut', authorization });
    },

    /** Discord no longer accepts this authorization. */
    authorizationRefused: (authorization: string) =>
      tell({ type: 'authorizationRefused', authorization }),

    /** IntendedCall before every call that changes something: is `userId` still the user of the session and of the page? */
    checkClearance: async (userId: string): Promise<Clearance> =>
      (await dispatch({ type: 'clearanceRequested', userId })) ?? {
        ok: false,
        why: 'notConnected',
      },

    /** The session of `userId` for reading, or null. */
    async sessionOf(userId: string): Promise<Session | null> {
      const connection = await current();
      return connection.status === 'connected' && connection.session.userId === userId
        ? connection.session
        : null;
    },

    /** Discord told anew what the account looks like. */
    accountRead: (user: CurrentUser) => tell({ type: 'accountRead', user }),

    /** The account whose session is held, or null. */
    async account(): Promise<Account | null> {
      const connection = await current();
      return connection.status === 'connected' ? connection.account : null;
    },

    /** Reads back what was stored, and tells of it. */
    start: () =>
      queue(async () => {
        await apply({ type: 'stateRequested' });
        if (state !== null) await changed.notify(state.connection);
      }),
  };
}
