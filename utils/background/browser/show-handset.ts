import { browser } from 'wxt/browser';
import { canOpenBeside } from '#shared/browser/beside.ts';
import { canOpenWindows, focusWindow } from '#shared/browser/windows.ts';
import { WINDOW_PATH, windowOfPanel } from '#shared/view/view-place.ts';

/**
 * Shows Handset to the user of a Discord tab: where it is open already (beside that page, or in a window of its own),
 * else from the toolbar or, if the browser does not allow that, in a window or tab of its own.
 */
export async function showHandset(tabId: number): Promise<void> {
  if ((await isBeside(tabId)) || (await focusOwnWindow())) return;
  await openToolbarPopup().catch(openOwnWindow);
}

/** Shows Handset in a small window of its own, or in a tab where there are no windows. */
export async function showOwnWindow(): Promise<void> {
  if (!(await focusOwnWindow())) await openOwnWindow();
}

/** Whether Handset is in sight beside the page of this tab. */
async function isBeside(tabId: number): Promise<boolean> {
  if (!canOpenBeside()) return false;
  const [{ windowId }, panels] = await Promise.all([
    browser.tabs.get(tabId),
    browser.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] }),
  ]);
  // The address tells the window, because Chromium's list does not.
  return panels.some(({ documentUrl = '' }) => windowOfPanel(documentUrl) === windowId);
}

/** Brings Handset's own window or tab to the front. Resolves to whether there is one. */
async function focusOwnWindow(): Promise<boolean> {
  const [open] = await browser.tabs.query({ url: browser.runtime.getURL(WINDOW_PATH) });
  if (open?.id === undefined) return false;
  await Promise.all([browser.tabs.update(open.id, { active: true }), focusWindow(open.windowId)]);
  return true;
}

async function openOwnWindow(): Promise<void> {
  const url = browser.runtime.getURL(WINDOW_PATH);
  if (canOpenWindows())
    await browser.windows.create({ url, type: 'popup', width: 400, height: 660 });
  else await browser.tabs.create({ url });
}

/** Rejects where the browser has no toolbar popup, or does not let a script open it. */
export const openToolbarPopup = async (): Promise<void> => browser.action.openPopup();
