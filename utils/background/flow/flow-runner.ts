import type { StoredItem } from '#shared/storage/stored-item.ts';
import { createNotifier, type Notifier } from '../notifier.ts';
import { createQueue } from '../queue.ts';
import type { CallOutcome, FlowEffect, FlowEvent } from './machine/events.ts';
import { type FlowState, idleFlow } from './machine/state.ts';
import { transition } from './machine/transition.ts';

const givesUp = ({ type }: FlowEvent): boolean =>
  type === 'disconnected' || type === 'forgotten' || type === 'signedOut';

/** What the runner needs from outside. */
export interface FlowRunnerDeps {
  readonly item: StoredItem<FlowState>;
  readonly now: () => number;
  /** `isWanted`: whether the flow still waits for the call. */
  readonly perform: (effect: FlowEffect, isWanted: () => boolean) => Promise<CallOutcome>;
}

export interface FlowRunner {
  /** Handles an event. Resolves when the new state is stored and published, not when its calls have ended. */
  dispatch(event: FlowEvent): Promise<void>;
  /** Loads the stored state, and settles a call that a stopped background left open. */
  wake(): Promise<void>;
  /** Calls the listener after every change, as soon as the new state is stored. */
  readonly onChanged: Notifier<FlowState>['subscribe'];
}

/**
 * Owns the flow's state. Handles one event at a time: stores the new state, notifies subscribers, then makes the calls.
 * So every call to Discord is on record before it is made, even if the background dies.
 */
export function createFlowRunner(deps: FlowRunnerDeps): FlowRunner {
  const queue = createQueue();
  const changed = createNotifier<FlowState>();
  let state: FlowState | null = null;
  /** Settles when the last call has ended. After a disconnection that call may still be in flight. */
  let lastCall: Promise<unknown> = Promise.resolve();

  async function load(): Promise<void> {
    if (state !== null) return;
    state = (await deps.item.get()) ?? idleFlow;
    try {
      await apply({ type: 'restarted' });
    } catch (error) {
      // The call that was left open is not settled yet: the next event tries again.
      state = null;
      throw error;
    }
  }

  async function apply(event: FlowEvent): Promise<void> {
    const before = state ?? idleFlow;
    const [next, effects] = transition(before, event, deps.now());
    if (next !== before) {
      // What the user gave up is gone even if nothing can be stored.
      if (givesUp(event)) state = next;
      await deps.item.set(next);
      state = next;
      // A failed view is replaced with the next change, but a call that is stored as made must be made.
      await changed.notify(next).catch(() => {});
    }
    // If even storing the outcome fails, it cannot be reported. The next start of the background settles the call.
    for (const effect of effects)
      perform(effect)
        .then(dispatch)
        .catch(() => {});
  }

  /** Waits for the end of the last call, even an abandoned one, then makes the next if the flow still wants it. */
  function perform(effect: FlowEffect): Promise<CallOutcome> {
    const { callId } = effect;
    const isWanted = () => state !== null && 'callId' in state.step && state.step.callId === callId;
    const outcome = lastCall
      .then((): CallOutcome | Promise<CallOutcome> =>
        isWanted()
          ? deps.perform(effect, isWanted)
          : { type: 'callWithheld', callId, why: 'notConnected' },
      )
      .catch((): CallOutcome => ({ type: 'callFailed', callId, error: { name: 'handsetError' } }));
    lastCall = outcome;
    return outcome;
  }

  const dispatch = (event: FlowEvent) =>
    queue(async () => {
      await load();
      await apply(event);
    });

  return { dispatch, wake: () => queue(load), onChanged: changed.subscribe };
}
