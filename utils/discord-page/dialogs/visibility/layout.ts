import { contrastOfFilter } from './contrast.ts';
import { isPaintedAbove, parentOf } from './paint-order.ts';

/** Whether an element is rendered: it has a box, is not hidden, and neither it nor an ancestor is transparent. */
export function isShown(element: Element): boolean {
  return (
    element.getClientRects().length > 0 &&
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  );
}

// A page could hide what it lets the user paste into: below one of these limits an element is not clearly visible.
// What merely looks different, as themes, dimmers and dark modes make it, stays above them.

/** How much of its contrast reaches the eye, see `contrast.ts`. */
export const MIN_CONTRAST = 0.2;
/** The drawn size relative to the layout size, as zoom and transforms change it. */
const MIN_SCALE = 0.5;
/** How much of it is not clipped or scrolled away. */
const MIN_VISIBLE_PART = 0.3;
/** Where an element is probed, as parts of its width and height: a cover may leave the middle free. */
const PROBES = [0.2, 0.5, 0.8];

/** Selects what is in the top layer, which the browser draws above the page. */
export const TOP_LAYER = ':popover-open, :modal, :fullscreen';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Whether an element is clearly visible and would receive a click where it is seen: (mostly) inside the window, not
 * covered by something that would take the click, not shrunk, blurred or made (nearly) invisible.
 */
export function isClearlyVisible(element: HTMLElement): boolean {
  if (!isShown(element) || ownContrastOf(element) < MIN_CONTRAST) return false;
  const { width, height } = element.getBoundingClientRect();
  const { ownerDocument: page, offsetWidth, offsetHeight } = element;
  if (width < 4 || height < 4) return false;
  if (width < offsetWidth * MIN_SCALE || height < offsetHeight * MIN_SCALE) return false;
  // During a view transition the user sees a snapshot of the old page. If the browser does not know the selector, `:is`
  // matches nothing.
  if (page.documentElement.matches(':is(:active-view-transition)')) return false;
  const { points, part } = probesOf(element);
  const hits = points.map(({ x, y }) => page.elementFromPoint(x, y));
  const own = hits.filter((hit) => hit !== null && element.contains(hit));
  // Where the element is clipped, something below it is hit.
  const isCovered = hits.some(
    (hit) => hit !== null && !element.contains(hit) && isPaintedAbove(hit, element),
  );
  return !isCovered && part * (own.length / points.length) >= MIN_VISIBLE_PART;
}

/** Whether something else in the top layer lies over an element, even if it is transparent or lets clicks through. */
export function isBelowTopLayer(element: Element): boolean {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return [...element.ownerDocument.querySelectorAll(TOP_LAYER)].some((layer) => {
    const box = layer.getBoundingClientRect();
    return (
      !layer.contains(element) &&
      box.left < right &&
      box.right > left &&
      box.top < bottom &&
      box.bottom > top
    );
  });
}

/** Whether something else would take a click in the middle of an element. */
export function isBehind(element: Element): boolean {
  const { left, top, width, height } = element.getBoundingClientRect();
  const hit = element.ownerDocument.elementFromPoint(left + width / 2, top + height / 2);
  return hit !== null && !element.contains(hit);
}

/** Points spread over the part of an element that is inside the window, and how much of the element that is. */
export function probesOf(element: Element): { points: readonly Point[]; part: number } {
  const box = element.getBoundingClientRect();
  const [left, top] = [Math.max(0, box.left), Math.max(0, box.top)];
  const width = Math.max(0, Math.min(innerWidth, box.right) - left);
  const height = Math.max(0, Math.min(innerHeight, box.bottom) - top);
  return {
    points: PROBES.flatMap((y) =>
      PROBES.map((x) => ({ x: left + width * x, y: top + height * y })),
    ),
    part: (width * height) / (box.width * box.height),
  };
}

/** Properties that can hide an element unless they are `none`. Not every browser knows all of them. */
const MASKS = ['mask-image', '-webkit-mask-box-image-source'];

/** The contrast that an element and its ancestors leave to it; 0 if one has an effect whose result is not known. */
export function ownContrastOf(element: Element): number {
  let contrast = 1;
  for (let at: Element | null = element; at !== null; at = parentOf(at)) {
    const style = getComputedStyle(at);
    if (style.mixBlendMode !== 'normal') return 0;
    if (MASKS.some((name) => !/^(none)?$/.test(style.getPropertyValue(name)))) return 0;
    contrast *= Number(style.opacity) * contrastOfFilter(style.filter);
  }
  return contrast;
}
