import type { AccountHint } from '#shared/account-hint.ts';
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

/** What the runner needs from outside. */
export interface SessionDeps {
  readonly item: StoredItem<Connection>;
  readonly now: () => number;
  /** How long an unused session is kept, in ms; null: until the browser is closed. */
  readonly idleMs: () => Promise<number | null>;
  readonly pages: DiscordPages;
  readonly getCurrentUser: (candidate: Candidate) => Promise<CallResult<CurrentUser>>;
  /** The READY of this user's page, or null. */
  readonly readyOf: (userId: string) => Promise<ReadyUser | null>;
}

export type SessionRunner = ReturnType<typeof createSessionRunner>;

/** Effects that the runner carries out only after the event's turn in the queue. */
type DeferredEffect = Extract<SessionEffect, { type: 'askOwner' | 'answerClearance' }>;

/**
 * Owns the session. Handles one event at a time: stores the new state, notifies subscribers, then carries out the
 * effects. The machine decides. This is the only module that stores an authorization.
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

  /** Handles an event and the events that its effects lead to. Returns the effects to carry out after its turn. */
  async function apply(event: SessionEvent): Promise<DeferredEffect[]> {
    state ??= startingState((await deps.item.get()) ?? undefined);
    const { connection: before } = state;
    const [next, effects] = transition(state, event, await clock());
    if (next.connection !== before) await deps.item.set(next.connection);
    state = next;
    // A subscriber that fails must not keep the effects from being carried out: it is told again at the next change.
    if (next.connection !== before) await changed.notify(next.connection).catch(() => {});
    const deferred: DeferredEffect[] = [];
    for (const effect of effects) deferred.push(...(await perform(effect)));
    return deferred;
  }

  async function perform(effect: SessionEffect): Promise<DeferredEffect[]> {
    switch (effect.type) {
      case 'checkPages': {
        const { wanted, otherwise } = effect;
        const problem = await deps.pages.findProblem();
        return apply({ type: 'pagesChecked', problem, wanted, otherwise });
      }
      case 'readPageUser': {
        const { tab, orOtherTab, question } = effect;
        const pageUser = await (orOtherTab
          ? deps.pages.userOfSession(tab)
          : deps.pages.userInTab(tab));
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

  /** Queues an event. Resolves when everything that follows is done, including a question to Discord. */
  async function dispatch(event: SessionEvent): Promise<Clearance | null> {
    let clearance: Clearance | null = null;
    for (const effect of await queue(() => apply(event))) {
      if (effect.type === 'answerClearance') clearance = effect.clearance;
      else await askOwner(effect.candidate);
    }
    return clearance;
  }

  /** Runs outside the queue, because Discord may be slow and the user must be able to disconnect meanwhile. */
  async function askOwner(candidate: Candidate): Promise<void> {
    try {
      const result = await deps.getCurrentUser(candidate);
      await dispatch({ type: 'ownerAnswered', candidate, result });
    } catch (error) {
      await dispatch({ type: 'ownerNotAsked', candidate });
      throw error;
    }
  }

  /** The current connection. Forgets it first if it is idle. */
  async function getConnection(): Promise<Connection> {
    await dispatch({ type: 'stateRequested' });
    return state?.connection ?? startingState().connection;
  }

  const send = async (event: SessionEvent): Promise<void> => void (await dispatch(event));

  return {
    /** Calls the listener after every change of the connection, as soon as it is stored. */
    onChanged: changed.subscribe,

    /** Calls the listener with the page's user, whenever one is seen, whether or not there is a session for them. */
    onPageUser: pageUserSeen.subscribe,

    /** The user pressed Connect: from now on the headers of the page's requests are read. */
    connect: () => send({ type: 'connectPressed' }),

    /** The user pressed Disconnect. */
    disconnect: () => send({ type: 'disconnectPressed' }),

    /** Checks whether the connection still matches the open tabs. */
    recheck: () => send({ type: 'recheckRequested' }),

    /** The user goes to Discord's page, where they may fix the problem. */
    handleDiscordShown: () => send({ type: 'discordShown' }),

    /** A page signed in and said who its user is. An authorization refused before may be accepted now. */
    handlePageReady: () => send({ type: 'pageReady' }),

    /** A page told what its user's account has now. */
    handleAccountHeard: (hint: AccountHint) => send({ type: 'accountHeard', hint }),

    /** The page made a request. Reads its header only while the user wants a session. */
    async handleRequest(readHeader: () => Candidate | null): Promise<void> {
      const connection = state?.connection ?? (await getConnection());
      if (connection.status === 'off') return;
      const candidate = readHeader();
      if (candidate === null) return;
      // Most requests carry the authorization that the session already has.
      const { now, idleMs } = await clock();
      const isHeld = holdsAuthorization(connection, candidate.authorization);
      if (isHeld && !isIdle(connection, now, idleMs)) return;
      await dispatch({ type: 'headerSeen', candidate });
    },

    /** The page signed out an account. Reads the header only while there is a session. */
    async handlePageSignOut(readHeader: () => Candidate | null): Promise<void> {
      if ((await getConnection()).status !== 'connected') return;
      const authorization = readHeader()?.authorization ?? null;
      await dispatch({ type: 'pageSignedOut', authorization });
    },

    /** Discord no longer accepts this authorization. */
    handleAuthorizationRefused: (authorization: string) =>
      send({ type: 'authorizationRefused', authorization }),

    /** To be called before every call that changes something: is `userId` still the session's and the page's user? */
    checkClearance: async (userId: string): Promise<Clearance> =>
      (await dispatch({ type: 'clearanceRequested', userId })) ?? {
        ok: false,
        why: 'notConnected',
      },

    /** The session of `userId`, for calls that change nothing; null if there is none. */
    async sessionOf(userId: string): Promise<Session | null> {
      const connection = await getConnection();
      return connection.status === 'connected' && connection.session.userId === userId
        ? connection.session
        : null;
    },

    /** Stores the account as Discord just returned it. */
    updateAccount: (user: CurrentUser) => send({ type: 'accountRead', user }),

    /** The connected account, or null. */
    async getAccount(): Promise<Account | null> {
      const connection = await getConnection();
      return connection.status === 'connected' ? connection.account : null;
    },

    /** Loads the stored connection and notifies subscribers. */
    start: () =>
      queue(async () => {
        await apply({ type: 'stateRequested' });
        if (state !== null) await changed.notify(state.connection);
      }),
  };
}
