import type { ErasableItem } from '../storage/erasable-item.ts';
import type { FlowRunner } from './flow-runner.ts';
import type { FlowState } from './machine/state.ts';

/** Discards the flow. If that cannot be stored, the stored flow is erased, because it may hold the phone token. */
export async function dropFlow(
  flow: FlowRunner,
  item: ErasableItem<FlowState>,
  why: 'disconnected' | 'forgotten' = 'disconnected',
): Promise<void> {
  try {
    await flow.dispatch({ type: why });
  } catch (error) {
    await item.erase();
    throw error;
  }
}
