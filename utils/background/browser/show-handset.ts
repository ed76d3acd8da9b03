import { browser } from 'wxt/browser';
import { canOpenWindows, focusWindow } from '#shared/browser/windows.ts';
import { WINDOW_PATH, windowOfPanel } from '#shared/view/view-place.ts';

/**
 * Shows Handset to the user of a tab: where it is open already (beside that page, or in a window of its own), else from
 * the toolbar or, if the browser does not allow that, in a window or tab of its own. To be called in the click: some
 * browsers open the popup only then.
 */
export async function showHandset(tabId: number): Promise<void> {
  const open = openAddresses();
  // No needless `await` before the popup: see above.
  const addresses = Array.isArray(open) ? open : await open;
  const panels = addresses.map(windowOfPanel).filter((windowId) => windowId !== null);
  if (panels.length > 0 && panels.includes(await windowOf(tabId))) return;
  if (addresses.includes(ownWindowAddress()) && (await focusOwnWindow())) return;
  await openToolbarPopup().catch(openOwnWindow);
}

/** Shows Handset in a small window of its own, or in a tab where there are no windows. */
export async function showOwnWindow(): Promise<void> {
  if (!(await focusOwnWindow())) await openOwnWindow();
}

const ownWindowAddress = (): string => browser.runtime.getURL(WINDOW_PATH);

/** The addresses of all open pages of the extension: at once from an event page, a little later from a service worker. */
function openAddresses(): string[] | Promise<string[]> {
  const { extension, runtime } = browser;
  if (typeof extension?.getViews === 'function')
    return extension.getViews().map((view) => String(Object(view).location.href));
  return runtime
    .getContexts({ contextTypes: ['SIDE_PANEL', 'TAB'] })
    .then((contexts) => contexts.flatMap(({ documentUrl }) => documentUrl ?? []));
}

/** The window of a tab; -1 if the tab is gone. */
const windowOf = (tabId: number): Promise<number> =>
  browser.tabs.get(tabId).then(
    ({ windowId }) => windowId ?? -1,
    () => -1,
  );

/** Brings Handset's own window or tab to the front. Resolves to whether there is one. */
async function focusOwnWindow(): Promise<boolean> {
  const [open] = await browser.tabs.query({ url: ownWindowAddress() });
  if (open?.id === undefined) return false;
  await Promise.all([browser.tabs.update(open.id, { active: true }), focusWindow(open.windowId)]);
  return true;
}

async function openOwnWindow(): Promise<void> {
  const url = ownWindowAddress();
  if (canOpenWindows())
    await browser.windows.create({ url, type: 'popup', width: 400, height: 660 });
  else await browser.tabs.create({ url });
}

/** Rejects where the browser has no toolbar popup, or does not let a script open it. */
const openToolbarPopup = async (): Promise<void> => browser.action.openPopup();
