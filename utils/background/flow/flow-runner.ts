import type { StoredItem } from '#shared/storage/stored-item.ts';
import { createNotifier, type Notifier } from '../notifier.ts';
import { createQueue } from '../queue.ts';
import type { CallOutcome, FlowEffect, FlowEvent } from './machine/events.ts';
import { type FlowState, idleFlow } from './machine/state.ts';
import { transition } from './machine/transition.ts';

/** What the runner needs of the deps. */
export interface FlowRunnerDeps {
  readonly item: StoredItem<FlowState>;
  readonly now: () => number;
  /** `isWanted`: whether the flow still waits for the call. */
  readonly perform: (effect: FlowEffect, isWanted: () => boolean) => Promise<CallOutcome>;
}

export interface FlowRunner {
  /** Takes an event. Resolves when the state that follows is stored and shown, not when its calls have ended. */
  dispatch(event: FlowEvent): Promise<void>;
  /** Reads back what was stored, and settles what a dead background has left open. */
  wake(): Promise<void>;
  /** Calls back after every change, once it is stored. */
  readonly onChanged: Notifier<FlowState>['subscribe'];
}

/**
 * Owns the flow's state: one event at a time, first stored, then shown, then acted upon,
 * so that whatever was asked of Discord is known to have been asked even if the background dies.
 */
export function createFlowRunner(deps: FlowRunnerDeps): FlowRunner {
  const queue = createQueue();
  const changed = createNotifier<FlowState>();
  let state: FlowState | null = null;
  /** The end of the call before: after a disconnection it may still be under way. */
  let lastCall: Promise<unknown> = Promise.resolve();

  async function load(): Promise<void> {
    if (state !== null) return;
    state = (await deps.item.get()) ?? idleFlow;
    await apply({ type: 'restarted' });
  }

  async function apply(event: FlowEvent): Promise<void> {
    const before = state ?? idleFlow;
    const [next, effects] = transition(before, event, deps.now());
    if (next !== before) {
      await deps.item.set(next);
      state = next;
      // What is shown is made anew with the next change; a call that is stored as made must be made.
      await changed.notify(next).catch(() => {});
    }
    // Where even storing fails there is nobody left to tell; the next start settles the call.
    for (const effect of effects)
      perform(effect)
        .then(dispatch)
        .catch(() => {});
  }

  /** Waits for a call that the flow has let go of, and then makes the next one, if that is still wanted. */
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
