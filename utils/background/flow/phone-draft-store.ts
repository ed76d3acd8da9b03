import type { PhoneDraft } from '#shared/phone/phone-draft.ts';
import type { StoredItem } from '#shared/storage/stored-item.ts';
import { createQueue } from '../queue.ts';
import { isActive } from './machine/is-active.ts';
import { type FlowState, idleFlow } from './machine/state.ts';

interface PhoneDraftDeps {
  readonly item: StoredItem<PhoneDraft>;
  readonly flow: StoredItem<FlowState>;
}

export type PhoneDraftStore = ReturnType<typeof createPhoneDraftStore>;

/**
 * Owns the number being typed. It belongs to the flow that it is typed in: every step of it can lead back to the field,
 * and the next flow may be another account's.
 */
export function createPhoneDraftStore({ item, flow }: PhoneDraftDeps) {
  const queue = createQueue();
  const hasFlow = async () => isActive(((await flow.get()) ?? idleFlow).step);

  return {
    /** What was typed; what comes when the flow is over comes too late. */
    keep: (draft: PhoneDraft) =>
      queue(async () => {
        if (await hasFlow()) await item.set(draft);
      }),

    /** The flow has changed, and is stored: drops what was typed if it is over. */
    settle: () =>
      queue(async () => {
        if (!(await hasFlow())) await item.remove();
      }),
  };
}
