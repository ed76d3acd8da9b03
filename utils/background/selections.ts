import type { Selection } from '#shared/selection.ts';
import type { StoredItem } from '#shared/storage/stored-item.ts';
import { createSelectionMenu } from './browser/selection-menu.ts';
import type { FlowState } from './flow/machine/state.ts';
import { createSelectionStore, type SelectionStore } from './flow/selection-store.ts';
import { settleAll } from './settle-all.ts';
import type { ErasableItem } from './storage/erasable-item.ts';

interface SelectionsDeps {
  readonly item: ErasableItem<Selection>;
  readonly flow: StoredItem<FlowState>;
  readonly now: () => number;
  /** Shows Handset to the user of a tab. */
  readonly showHandset: (tabId: number) => Promise<void>;
}

/** The texts that the user selects on pages, from the click in the browser's menu to the step that waits for one. */
export interface Selections extends Pick<SelectionStore, 'take' | 'forget'> {
  /** Listens for what wakes the background, and finds out what the flow waits for. */
  start(): void;
  /** To be called after the changed flow was stored. Never rejects. */
  followFlow(): Promise<void>;
}

export function createSelections({ item, flow, now, showHandset }: SelectionsDeps): Selections {
  const { offer, take, forget, dropUnlessAwaited } = createSelectionStore({ item, flow, now });
  const menu = createSelectionMenu({
    flow,
    onChosen(use, text, tabId) {
      // Before anything else, because the browser opens the popup only right after a click.
      void showHandset(tabId);
      void offer(use, text);
    },
  });
  // What fails here must not keep a change of the flow from being shown.
  const followFlow = () => settleAll([dropUnlessAwaited(), menu.sync()]).catch(() => {});
  return {
    take,
    forget,
    followFlow,
    start() {
      menu.listen();
      void followFlow();
    },
  };
}
