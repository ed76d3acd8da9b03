import type { ErasableItem } from '../storage/erasable-item.ts';
import type { FlowRunner } from './flow-runner.ts';
import type { FlowEvent } from './machine/events.ts';
import type { FlowState } from './machine/state.ts';

/** Ends the flow. If that cannot be stored, the stored flow is erased, because it may hold the phone token. */
export async function dropFlow(
  flow: FlowRunner,
  item: ErasableItem<FlowState>,
  event: Extract<FlowEvent, { type: 'disconnected' | 'forgotten' | 'signedOut' }>,
): Promise<void> {
  try {
    await flow.dispatch(event);
  } catch (error) {
    await item.erase();
    throw error;
  }
}
