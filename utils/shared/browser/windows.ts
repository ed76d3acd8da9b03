import { browser } from 'wxt/browser';

/** Whether the browser has windows that Handset can open and bring to the front. Firefox for Android has none. */
export const canOpenWindows = (): boolean => browser.windows !== undefined;

/** Brings a window to the front, where there are windows. */
export async function focusWindow(windowId: number | undefined): Promise<void> {
  if (canOpenWindows() && windowId !== undefined)
    await browser.windows.update(windowId, { focused: true });
}
