import { browser } from 'wxt/browser';

/** Opens the popup in a small window, or brings an open one to the front. */
export async function showPopupWindow(): Promise<void> {
  const url = browser.runtime.getURL('/popup.html');
  // The query tells the page that it is in a window.
  const [open] = await browser.tabs.query({ url: `${url}?*` });
  if (open?.windowId !== undefined && open.id !== undefined) {
    await browser.tabs.update(open.id, { active: true });
    await browser.windows.update(open.windowId, { focused: true });
  } else
    await browser.windows.create({ url: `${url}?window`, type: 'popup', width: 400, height: 660 });
}

/** Opens the popup from the toolbar or, if the browser does not allow that, in a small window. */
export async function openPopup(): Promise<void> {
  await browser.action.openPopup().catch(showPopupWindow);
}
