import type { CallResult } from '../discord-api/call-error.ts';
import type { CurrentUser } from '../discord-api/current-user.ts';
import { createNotifier } from '../notifier.ts';
import { createQueue } from '../queue.ts';
import type { ErasableItem } from '../storage/erasable-item.ts';
import { type AnswerDeps, createAnswers } from './answer-effects.ts';
import { createEventSenders } from './event-senders.ts';
import type { Candidate } from './machine/candidate.ts';
import { type Connection, isIdle, isLost, notConnected } from './machine/connection.ts';
import type { Clearance, SessionEffect, SessionEvent } from './machine/events.ts';
import { type SessionState, startingState, withConnection } from './machine/state.ts';
import { type SessionClock, transition } from './machine/transition.ts';
import { createRequestHandlers } from './request-handlers.ts';
import { createSessionReaders } from './session-readers.ts';

/** What the runner needs from outside. */
export interface SessionDeps extends AnswerDeps {
  readonly item: ErasableItem<Connection>;
  readonly now: () => number;
  /** How long an unused session is kept, in ms; null: until the browser is closed. */
  readonly idleMs: () => Promise<number | null>;
  readonly getCurrentUser: (candidate: Candidate) => Promise<CallResult<CurrentUser>>;
  /** Makes the page of a tab read what its gateway told. */
  readonly requestReading: (tabId: number) => Promise<void>;
}

export type SessionRunner = ReturnType<typeof createSessionRunner>;

/** Effects that the runner carries out only after the event's turn in the queue. */
type DeferredEffect = Extract<SessionEffect, { type: 'askOwner' | 'answerClearance' }>;

/**
 * Owns the session. Handles one event at a time: stores the new state, notifies subscribers, then carries out the
 * effects. The machine decides. This is the only module that stores an authorization.
 */
export function createSessionRunner(deps: SessionDeps) {
  const changed = createNotifier<Connection>();
  const pageUserSeen = createNotifier<string>();
  const signedOut = createNotifier<string>();
  const answer = createAnswers(deps);
  let state: SessionState | null = null;
  let queue = createQueue();
  /** Whatever began before the user disconnected is void. */
  let era = 0;

  async function load(): Promise<SessionState> {
    if (state === null) {
      const stored = await deps.item.get();
      // Meanwhile the user may have disconnected.
      state ??= startingState(stored ?? undefined);
    }
    return state;
  }

  const clock = async (): Promise<SessionClock> => {
    const idleMs = await deps.idleMs();
    return { now: deps.now(), idleMs };
  };

  /** Handles an event and the events that its effects lead to. Returns the effects to carry out after its turn. */
  async function apply(event: SessionEvent, began: number): Promise<DeferredEffect[]> {
    const time = await clock();
    const before = await load();
    if (began !== era) return [];
    const [next, effects] = transition(before, event, time);
    if (next.connection === before.connection) state = next;
    else {
      await change(before.connection, next, began);
      if (began !== era) return [];
      // A subscriber that fails must not keep the effects from being carried out: it is told again at the next change.
      await changed.notify(next.connection).catch(() => {});
    }
    const deferred: DeferredEffect[] = [];
    for (const effect of effects) deferred.push(...(await perform(effect, began)));
    return deferred;
  }

  /** What is gained is stored before it is used; what is lost is gone from memory even if nothing can be stored. */
  async function change(before: Connection, next: SessionState, began: number): Promise<void> {
    const { connection } = next;
    if (isLost(before, connection)) {
      state = next;
      await forgetStored(connection);
    } else {
      await deps.item.set(connection);
      if (began === era) state = next;
    }
  }

  /** Puts why there is no session in its place in the storage. If that fails, memory says no more either. */
  async function forgetStored(connection: Connection): Promise<void> {
    const began = era;
    await deps.item.replace(connection).catch(() => {
      if (began === era && state !== null) state = withConnection(state, notConnected);
    });
  }

  async function perform(effect: SessionEffect, began: number): Promise<DeferredEffect[]> {
    switch (effect.type) {
      case 'askOwner':
      case 'answerClearance':
        return [effect];
      case 'tellPageUser':
        await pageUserSeen.notify(effect.userId);
        return [];
      case 'tellSignOut':
        // A subscriber that fails must not keep the other effects from being carried out.
        await signedOut.notify(effect.userId).catch(() => {});
        return [];
      default:
        return apply(await answer(effect), began);
    }
  }

  /** Queues an event. Resolves when everything that follows is done, including a question to Discord. */
  async function dispatch(event: SessionEvent): Promise<Clearance | null> {
    const began = era;
    let clearance: Clearance | null = null;
    for (const effect of await queue(() => apply(event, began))) {
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
    const [{ connection }, { now, idleMs }] = await Promise.all([load(), clock()]);
    if (isIdle(connection, now, idleMs)) await dispatch({ type: 'stateRequested' });
    return state?.connection ?? connection;
  }

  const send = async (event: SessionEvent): Promise<void> => void (await dispatch(event));

  return {
    /** Calls the listener after every change of the connection, as soon as it is stored. */
    onChanged: changed.subscribe,

    /** Calls the listener with the page's user, whenever one is seen, whether or not there is a session for them. */
    onPageUser: pageUserSeen.subscribe,

    /** Calls the listener with the connected user when they have signed out. */
    onSignOut: signedOut.subscribe,

    ...createEventSenders(send),

    /** The user pressed Disconnect. Waits for nothing that is under way: a page may block or flood the queue. */
    async disconnect(): Promise<void> {
      era += 1;
      queue = createQueue();
      const clockNow = { now: deps.now(), idleMs: null };
      [state] = transition(state ?? startingState(), { type: 'disconnectPressed' }, clockNow);
      await forgetStored(state.connection);
      await changed.notify(state.connection);
    },

    /** Handles the requests of Discord's pages. */
    ...createRequestHandlers({
      currentConnection: async () => state?.connection ?? (await getConnection()),
      getConnection,
      clock,
      send,
      requestReading: deps.requestReading,
    }),

    /** To be called before every call that changes something: is `userId` still the session's and the page's user? */
    checkClearance: async (userId: string): Promise<Clearance> =>
      (await dispatch({ type: 'clearanceRequested', userId })) ?? {
        ok: false,
        why: 'notConnected',
      },

    ...createSessionReaders(getConnection),

    /** Loads the stored connection and notifies subscribers. */
    start: () =>
      queue(async () => {
        await apply({ type: 'stateRequested' }, era);
        if (state !== null) await changed.notify(state.connection);
      }),
  };
}
