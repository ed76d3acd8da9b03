import { findVerificationCode } from '#shared/phone/verification-code.ts';
import { MAX_SELECTION_LENGTH, type Selection, type SelectionUse } from '#shared/selection.ts';
import type { StoredItem } from '#shared/storage/stored-item.ts';
import { createQueue } from '../queue.ts';
import type { ErasableItem } from '../storage/erasable-item.ts';
import { type FlowState, idleFlow, type Step } from './machine/state.ts';

interface SelectionDeps {
  readonly item: ErasableItem<Selection>;
  readonly flow: StoredItem<FlowState>;
  readonly now: () => number;
}

export type SelectionStore = ReturnType<typeof createSelectionStore>;

/** What a selected text could be used as in this step; null where the step waits for neither. */
export function selectionUseIn({ status }: Step): SelectionUse | null {
  if (status === 'awaitingPhone') return 'number';
  return status === 'awaitingCode' ? 'code' : null;
}

/** Owns the text that the user selected on a page for the current step. Nothing is ever sent because of it. */
export function createSelectionStore({ item, flow, now }: SelectionDeps) {
  const queue = createQueue();
  const usedNow = async () => selectionUseIn(((await flow.get()) ?? idleFlow).step);

  return {
    /** Offers a selected text to the step, if it still waits for one. Of a text with a code only the code is kept. */
    offer: (use: SelectionUse, text: string) =>
      queue(async () => {
        if ((await usedNow()) !== use) return;
        await item.set({ use, text: use === 'code' ? codeIn(text) : shortText(text), id: now() });
      }),

    /** The step has taken it over. */
    take: () =>
      queue(async () => {
        if (await item.exists()) await item.remove();
      }),

    /** The user gave up: forgets it at once. */
    forget: () => item.erase(),

    /** Drops it when the step no longer waits for it. To be called after the changed flow was stored. */
    dropUnlessAwaited: () =>
      queue(async () => {
        const selection = await item.get();
        if (selection !== null && selection.use !== (await usedNow())) await item.remove();
      }),
  };
}

const codeIn = (text: string): string => findVerificationCode(text) ?? '';

/** A text that is cut could end in the middle of a number. */
const shortText = (text: string): string => (text.length <= MAX_SELECTION_LENGTH ? text : '');
