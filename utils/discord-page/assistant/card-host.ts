/** Keys, clicks and input in the card do not reach the page: Discord's shortcuts would react to them. */
const CONTAINED_EVENTS = [
  'keydown',
  'keyup',
  'keypress',
  'beforeinput',
  'input',
  'paste',
  'click',
  'mousedown',
  'mouseup',
  'pointerdown',
  'pointerup',
  'contextmenu',
  'wheel',
];

/** `!important` in a shadow tree wins over `!important` outside it, so the page can change only the position. */
const HOST_STYLE =
  ':host{all:initial!important;position:fixed!important;inset:var(--inset)!important}';

/**
 * Creates Handset's element for Discord's page, with a closed shadow root that the page's scripts and styles cannot
 * reach. It is created in a document without scripts: if the page had defined a custom element of this name, an element
 * created in the page would be an instance of the page's class, which receives even a closed root
 * (`ElementInternals.shadowRoot`).
 */
export function createCardHost(css: string): {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
} {
  const host = document.implementation.createHTMLDocument().createElement('handset-card');
  const root = host.attachShadow({ mode: 'closed' });
  const style = document.createElement('style');
  style.textContent = HOST_STYLE + css;
  root.append(style);
  for (const type of CONTAINED_EVENTS)
    host.addEventListener(type, (event) => event.stopPropagation());
  return { host, root };
}

/** Puts the host on top of the top layer, where no style or element of the page can hide it. */
export function raiseToTopLayer(host: HTMLElement): void {
  const { documentElement } = document;
  if (host.parentNode !== documentElement) documentElement.append(host);
  host.popover = 'manual';
  if (!host.matches(':popover-open')) host.showPopover();
}

/** The page's color scheme: by its own classes, or else by its background. */
export function pageColorScheme(page: Document): 'light' | 'dark' {
  const { documentElement: html } = page;
  if (html.className.includes('theme-light')) return 'light';
  if (html.className.includes('theme-dark')) return 'dark';
  const [red = 0, green = 0, blue = 0] = (
    getComputedStyle(page.body).backgroundColor.match(/[\d.]+/g) ?? []
  ).map(Number);
  return red + green + blue > 382 ? 'light' : 'dark';
}

/** The distances from the window's edges that are tried, the nicest first, and the least one from the dialog. */
const MARGINS = [16, 8];
const GAP = 8;
const WIDTH = 320;
/** A narrower card is hard to read. */
const MIN_WIDTH = 232;

/** Possible positions, best first, as distances from top, right, bottom and left in px: `margin` or `auto`. */
const cornersWith = (margin: number): string[] => [
  `auto ${margin}px ${margin}px auto`,
  `auto auto ${margin}px ${margin}px`,
  `${margin}px ${margin}px auto auto`,
  `${margin}px auto auto ${margin}px`,
];
const CORNERS = MARGINS.flatMap(cornersWith);

/**
 * Puts the card in a corner where it keeps its distance from the open dialog; returns false when there is no such
 * corner. `box` contains the card; `dialog` is null when none is open.
 */
export function placeCard(host: HTMLElement, box: HTMLElement, dialog: Element | null): boolean {
  const [left = 0, top = 0, right = 0, bottom = 0] = dialog === null ? [] : visibleBoxOf(dialog);
  const [margin = 0] = MARGINS;
  const room = Math.max(left, innerWidth - right) - margin - GAP;
  const width = room >= MIN_WIDTH ? Math.min(WIDTH, room) : WIDTH;
  box.style.maxWidth = `${Math.min(width, innerWidth - 2 * margin)}px`;
  for (const corner of CORNERS) {
    host.style.setProperty('--inset', corner);
    const card = host.getBoundingClientRect();
    const overlaps =
      card.left < right + GAP &&
      card.right > left - GAP &&
      card.top < bottom + GAP &&
      card.bottom > top - GAP;
    if (dialog === null || !overlaps) return true;
  }
  host.style.setProperty('--inset', CORNERS[0] ?? 'auto');
  return false;
}

/** The visible box of a dialog, whose own element may fill the window: left, top, right, bottom, in CSS pixels. */
export function visibleBoxOf(dialog: Element): number[] {
  const children = [...dialog.children].filter((child) => {
    const { width, height } = child.getBoundingClientRect();
    return width > 8 && height > 8;
  });
  const [only] = children;
  if (children.length === 1 && only !== undefined) return visibleBoxOf(only);
  const { left, top, right, bottom } = dialog.getBoundingClientRect();
  return [left, top, right, bottom].map(Math.round);
}
