/**
 * Where the view is shown: in the toolbar's popup, in a panel beside the page, or in a window or tab of its own. Only
 * the popup closes by itself.
 */
export type ViewPlace = 'popup' | 'panel' | 'window';

const PANEL_PATH = '/sidepanel.html';
const POPUP_PATH = '/popup.html';
/** The query tells the popup's page that it is in a window or tab of its own. */
export const WINDOW_PATH = `${POPUP_PATH}?window`;

/** The place of the page at this address. */
export function placeAt({ pathname, search }: Pick<Location, 'pathname' | 'search'>): ViewPlace {
  if (pathname === PANEL_PATH) return 'panel';
  return search === '?window' ? 'window' : 'popup';
}

/** What a panel that can be seen adds to its address, so that the background knows in which window it is. */
export const windowQuery = (windowId: number | undefined): string => `?in=${windowId}`;

/** The window of the panel at this address; null if the panel cannot be seen. */
export function windowOfPanel(address: string): number | null {
  const { pathname, searchParams } = new URL(address);
  const id = searchParams.get('in');
  return pathname === PANEL_PATH && id !== null ? Number(id) : null;
}
