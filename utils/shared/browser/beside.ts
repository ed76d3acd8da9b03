import { browser } from 'wxt/browser';

/** Chrome's side panel, which the polyfill's types lack. https://developer.chrome.com/docs/extensions/reference/api/sidePanel */
interface SidePanel {
  open(options: { readonly windowId: number }): Promise<void>;
}

/** What browsers offer for a page of the extension beside the tabs: Chrome the one, Firefox the other, phones neither. */
const api: {
  readonly sidePanel?: SidePanel;
  readonly sidebarAction?: { open(): Promise<void> };
} = Object(browser);

/** Whether this browser can keep Handset beside the page. */
export const canOpenBeside = (): boolean =>
  api.sidePanel !== undefined || api.sidebarAction !== undefined;

/**
 * Opens Handset beside the page, in this window. Browsers require a user gesture: call it in the click handler, before
 * any `await`. Rejects if the browser refuses.
 */
export async function openBeside(): Promise<void> {
  if (api.sidebarAction !== undefined) return api.sidebarAction.open();
  const { id } = await browser.windows.getCurrent();
  if (api.sidePanel === undefined || id === undefined)
    throw new Error('This browser has no panel beside the page');
  await api.sidePanel.open({ windowId: id });
}
