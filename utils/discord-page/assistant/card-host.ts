/** Keys, clicks and typing in the card are nobody else's: Discord's shortcuts would take them for its own. */
const OWN_EVENTS = [
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

/** What is important in a shadow tree goes before what is important outside: the page can change the place alone. */
const HOST_STYLE =
  ':host{all:initial!important;position:fixed!important;inset:var(--inset)!important}';

/**
 * An element of ours on Discord's page, with a closed shadow root: neither script nor style of the page reaches inside.
 * It is made in a document without scripts: where the page has defined an element of this name, one that is made in the
 * page is the page's, whose class is given even a closed root (`ElementInternals.shadowRoot`).
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
  for (const type of OWN_EVENTS) host.addEventListener(type, (event) => event.stopPropagation());
  return { host, root };
}

/** Puts the host where no style of the page and no element of it can hide it: into the top layer, above all others. */
export function raise(host: HTMLElement): void {
  const { documentElement } = document;
  if (host.parentNode !== documentElement) documentElement.append(host);
  host.popover = 'manual';
  if (!host.matches(':popover-open')) host.showPopover();
}

/** Light or dark, as the page is: its own classes say so, else its background does. */
export function pageColorScheme(page: Document): 'light' | 'dark' {
  const { documentElement: html } = page;
  if (html.className.includes('theme-light')) return 'light';
  if (html.className.includes('theme-dark')) return 'dark';
  const [red = 0, green = 0, blue = 0] = (
    getComputedStyle(page.body).backgroundColor.match(/[\d.]+/g) ?? []
  ).map(Number);
  return red + green + blue > 382 ? 'light' : 'dark';
}

const MARGIN = 16;
const WIDTH = 320;
/** Narrower it is hard to read. */
const MIN_WIDTH = 232;
/** Where it may be, the best first, as the distances from top, right, bottom and left: `MARGIN` or none. */
const CORNERS = [
  'auto 16px 16px auto',
  'auto auto 16px 16px',
  '16px 16px auto auto',
  '16px auto auto 16px',
] as const;

/**
 * Puts the card where it does not cover what the user is busy with; false when there is no such place.
 * `box` holds the card, `busy` is the dialog, null for none.
 */
export function placeCard(host: HTMLElement, box: HTMLElement, busy: Element | null): boolean {
  const [left = 0, top = 0, right = 0, bottom = 0] = busy === null ? [] : boxOf(busy);
  const room = Math.max(left, innerWidth - right) - 2 * MARGIN;
  const width = room >= MIN_WIDTH ? Math.min(WIDTH, room) : WIDTH;
  box.style.maxWidth = `${Math.min(width, innerWidth - 2 * MARGIN)}px`;
  for (const corner of CORNERS) {
    host.style.setProperty('--inset', corner);
    const card = host.getBoundingClientRect();
    const overlaps =
      card.left < right && card.right > left && card.top < bottom && card.bottom > top;
    if (!overlaps) return true;
  }
  host.style.setProperty('--inset', CORNERS[0]);
  return false;
}

/** Where a dialog's visible box is: the dialog may fill the window around it. Left, top, right, bottom. */
export function boxOf(dialog: Element): number[] {
  const children = [...dialog.children].filter((child) => {
    const { width, height } = child.getBoundingClientRect();
    return width > 8 && height > 8;
  });
  const [only] = children;
  if (children.length === 1 && only !== undefined) return boxOf(only);
  const { left, top, right, bottom } = dialog.getBoundingClientRect();
  return [left, top, right, bottom].map(Math.round);
}
