import { browser } from 'wxt/browser';

/** Opens the popup as the toolbar would, or, where the browser does not let it, in a small window. */
export async function openToolbar(): Promise<void> {
  try {
    await browser.action.openPopup();
  } catch {
    await browser.windows.create({
      url: browser.runtime.getURL('/popup.html'),
      type: 'popup',
      width: 400,
      height: 640,
    });
  }
}
