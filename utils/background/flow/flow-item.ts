import { ownFailure } from '#shared/flow/failure.ts';
import type { StoredItem } from '#shared/storage/stored-item.ts';
import { createQueue } from '../queue.ts';
import { settleAll } from '../settle-all.ts';
import { isActive } from './machine/is-active.ts';
import { type FlowState, idleFlow } from './machine/state.ts';

const lostFlow: FlowState = {
  ...idleFlow,
  step: {
    status: 'stopped',
    failure: ownFailure('stepLost'),
    unsettled: false,
    pendingCallId: null,
  },
};

/**
 * The stored flow, with an in-progress marker on disk while a step is active. `storage.session` is lost with an update
 * or when the browser is closed, and may be damaged. Then the marker shows that there was a step, and the flow is read
 * as stopped (`stepLost`). The marker contains nothing else.
 */
export function declareFlowItem(
  item: StoredItem<FlowState>,
  inProgressMarker: StoredItem<true>,
): StoredItem<FlowState> {
  const queue = createQueue();

  /** A marker that cannot be written, on a full disk, must not keep the flow from being stored. */
  async function updateMarker({ step }: FlowState): Promise<void> {
    const isInProgress = isActive(step);
    try {
      if (isInProgress === (await inProgressMarker.exists())) return;
      await (isInProgress ? inProgressMarker.set(true) : inProgressMarker.remove());
    } catch {
      // It is compared with the flow again whenever that is read or stored.
    }
  }

  // Stores the flow first: if the background dies in between, the marker can be restored from the flow.
  async function set(flow: FlowState): Promise<void> {
    await item.set(flow);
    await updateMarker(flow);
  }

  return {
    ...item,
    get: () =>
      queue(async () => {
        const flow = await item.get();
        if (flow !== null) await updateMarker(flow);
        if (flow !== null || !((await item.exists()) || (await inProgressMarker.exists())))
          return flow;
        await set(lostFlow);
        return lostFlow;
      }),
    set: (flow) => queue(() => set(flow)),
    remove: () => queue(() => settleAll([item.remove(), inProgressMarker.remove()])),
  };
}
