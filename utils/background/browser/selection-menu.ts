import { browser } from 'wxt/browser';
import { type MessageKey, t } from '#shared/i18n/translate.ts';
import { SELECTION_USES, type SelectionUse } from '#shared/selection.ts';
import type { StoredItem } from '#shared/storage/stored-item.ts';
import { type FlowState, idleFlow } from '../flow/machine/state.ts';
import { selectionUseIn } from '../flow/selection-store.ts';
import { mergeRuns } from '../merge-runs.ts';

const TITLES: Readonly<Record<SelectionUse, MessageKey>> = {
  number: 'menuUseNumber',
  code: 'menuUseCode',
};

interface SelectionMenuDeps {
  readonly flow: StoredItem<FlowState>;
  /** The user chose the item for a selected text. Called in the click, so that it may open the popup. */
  readonly onChosen: (use: SelectionUse, text: string, tabId: number) => void;
}

/**
 * The item in the browser's context menu for a selected text, only while a step waits for a number or code. Browsers
 * keep items when the background is stopped. Firefox for Android has no such menu.
 * https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/menus
 */
export function createSelectionMenu({ flow, onChosen }: SelectionMenuDeps) {
  /** What the menu offers; undefined before this background has set it. */
  let offered: SelectionUse | null | undefined;

  const sync = mergeRuns(async () => {
    const { contextMenus } = browser;
    const use = selectionUseIn(((await flow.get()) ?? idleFlow).step);
    if (contextMenus === undefined || use === offered) return;
    await contextMenus.removeAll();
    if (use !== null)
      contextMenus.create({
        id: use,
        title: t(TITLES[use]),
        contexts: ['selection'],
        documentUrlPatterns: ['http://*/*', 'https://*/*'],
      });
    offered = use;
  });

  return {
    /** Makes the menu fit the step. To be called after the changed flow was stored, and when the background starts. */
    sync,
    /** Listens for what wakes the background: a click on the item. */
    listen(): void {
      browser.contextMenus?.onClicked.addListener(({ menuItemId, selectionText }, tab) => {
        const use = SELECTION_USES.find((each) => each === menuItemId);
        if (use !== undefined && selectionText !== undefined)
          onChosen(use, selectionText, tab?.id ?? -1);
      });
    },
  };
}
