import { ownFailure } from '#shared/flow/failure.ts';
import type { StoredItem } from '#shared/storage/stored-item.ts';
import { createQueue } from '../queue.ts';
import { isActive } from './machine/is-active.ts';
import { type FlowState, idleFlow } from './machine/state.ts';

const lostFlow: FlowState = {
  ...idleFlow,
  step: { status: 'stopped', failure: ownFailure('stepLost'), unsettled: false },
};

/**
 * The stored flow, with a mark on disk as long as a step is under way. What is in `storage.session` is gone after an
 * update, after the browser was closed, and where it is damaged: then the mark tells that there was a step, and the
 * flow is read as one that was stopped by that. The mark says nothing else.
 */
export function declareFlowItem(
  item: StoredItem<FlowState>,
  mark: StoredItem<true>,
): StoredItem<FlowState> {
  const queue = createQueue();

  async function markStep({ step }: FlowState): Promise<void> {
    const isUnderWay = isActive(step);
    if (isUnderWay !== (await mark.exists())) await (isUnderWay ? mark.set(true) : mark.remove());
  }

  // The flow first: between the two the background may die, which the flow alone survives.
  async function set(flow: FlowState): Promise<void> {
    await item.set(flow);
    await markStep(flow);
  }

  return {
    ...item,
    get: () =>
      queue(async () => {
        const flow = await item.get();
        if (flow !== null) await markStep(flow);
        if (flow !== null || !((await item.exists()) || (await mark.exists()))) return flow;
        await set(lostFlow);
        return lostFlow;
      }),
    set: (flow) => queue(() => set(flow)),
    remove: () =>
      queue(async () => {
        await item.remove();
        await mark.remove();
      }),
  };
}
