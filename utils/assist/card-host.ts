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

/** An element of ours on Discord's page, with a closed shadow root: neither script nor style of the page reaches inside. */
export function createCardHost(css: string): {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
} {
  const host = document.createElement('handset-card');
  const root = host.attachShadow({ mode: 'closed' });
  const style = document.createElement('style');
  style.textContent = css;
  root.append(style);
  for (const type of OWN_EVENTS) host.addEventListener(type, (event) => event.stopPropagation());
  return { host, root };
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

/**
 * Puts the card where it does not cover what the user is busy with; false when there is no such place.
 * `busy` is the dialog, null for none.
 */
export function placeCard(host: HTMLElement, busy: Element | null): boolean {
  const corners = [
    ['right', 'bottom'],
    ['left', 'bottom'],
    ['right', 'top'],
    ['left', 'top'],
  ] as const;
  const [left = 0, top = 0, right = 0, bottom = 0] = busy === null ? [] : boxOf(busy);
  const room = Math.max(left, innerWidth - right) - 2 * MARGIN;
  const width = room >= MIN_WIDTH ? Math.min(WIDTH, room) : WIDTH;
  host.style.setProperty('--card-width', `${width}px`);
  for (const [side, edge] of corners) {
    const isRight = side === 'right';
    const isBottom = edge === 'bottom';
    host.style.inset = `${isBottom ? 'auto' : `${MARGIN}px`} ${isRight ? `${MARGIN}px` : 'auto'} ${isBottom ? `${MARGIN}px` : 'auto'} ${isRight ? 'auto' : `${MARGIN}px`}`;
    const card = host.getBoundingClientRect();
    const overlaps =
      card.left < right && card.right > left && card.top < bottom && card.bottom > top;
    if (!overlaps) return true;
  }
  host.style.inset = `auto ${MARGIN}px ${MARGIN}px auto`;
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
