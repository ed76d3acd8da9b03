import type { PhoneDraft } from '#shared/phone/phone-draft.ts';
import type { StoredItem } from '#shared/storage/stored-item.ts';
import { createQueue } from '../queue.ts';
import type { ErasableItem } from '../storage/erasable-item.ts';
import { isActive } from './machine/is-active.ts';
import { type FlowState, idleFlow } from './machine/state.ts';

interface PhoneDraftDeps {
  readonly item: ErasableItem<PhoneDraft>;
  readonly flow: StoredItem<FlowState>;
}

export type PhoneDraftStore = ReturnType<typeof createPhoneDraftStore>;

/**
 * Owns the phone draft. The draft belongs to the flow in which it is typed: every step of that flow can lead back to
 * the field, and the next flow may be for another account.
 */
export function createPhoneDraftStore({ item, flow }: PhoneDraftDeps) {
  const queue = createQueue();
  const hasActiveFlow = async () => isActive(((await flow.get()) ?? idleFlow).step);

  return {
    /** Stores the draft. Ignores one that arrives when the flow has ended. */
    save: (draft: PhoneDraft) =>
      queue(async () => {
        if (await hasActiveFlow()) await item.set(draft);
      }),

    /** The user gave up: forgets the draft at once. */
    forget: () => item.erase(),

    /** Drops the draft if the flow has ended. To be called after the changed flow was stored. */
    dropIfFlowEnded: () =>
      queue(async () => {
        if (!(await hasActiveFlow())) await item.remove();
      }),
  };
}
