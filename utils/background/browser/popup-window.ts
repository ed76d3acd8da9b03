import { browser } from 'wxt/browser';

/** Opens the popup in a small window, or brings the one that there is to the front. */
export async function showPopupWindow(): Promise<void> {
  const url = browser.runtime.getURL('/popup.html');
  // With a query, by which the page knows that it is in a window.
  const [open] = await browser.tabs.query({ url: `${url}?*` });
  if (open?.windowId !== undefined && open.id !== undefined) {
    await browser.tabs.update(open.id, { active: true });
    await browser.windows.update(open.windowId, { focused: true });
  } else
    await browser.windows.create({ url: `${url}?window`, type: 'popup', width: 400, height: 660 });
}

/** Opens the popup as the toolbar would, or, where the browser does not let it, in a small window. */
export async function openToolbar(): Promise<void> {
  await browser.action.openPopup().catch(showPopupWindow);
}
