/** Whether an element takes part in what the user sees: laid out, not hidden, and not transparent by itself or by an ancestor. */
export function isShown(element: Element): boolean {
  return (
    element.getClientRects().length > 0 &&
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  );
}

/** A page can hide what it lets the user click: less than this is not clearly visible. */
const CLEAR_OPACITY = 0.8;
/** Nor is what is drawn smaller than this, by zoom or transform. */
const CLEAR_SCALE = 0.5;

/** What the browser draws above the page. */
export const LAYERS = ':popover-open, :modal, :fullscreen';

/**
 * Whether the user sees an element where it is and would touch it there: in the window, not covered, not blurred,
 * blended, shrunk or clipped away, not (nearly) transparent by an ancestor, and not below a layer above the page.
 */
export function isUncovered(element: HTMLElement): boolean {
  if (!isShown(element) || visibleShare(element) < CLEAR_OPACITY) return false;
  const { left, top, width, height } = element.getBoundingClientRect();
  const { ownerDocument: page, offsetWidth, offsetHeight } = element;
  if (width < 4 || height < 4) return false;
  if (width < offsetWidth * CLEAR_SCALE || height < offsetHeight * CLEAR_SCALE) return false;
  // What is seen is a picture of how the page was. Where a browser does not know the selector, `:is` matches nothing.
  if (page.documentElement.matches(':is(:active-view-transition)')) return false;
  // It may let clicks through.
  const isBelow = [...page.querySelectorAll(LAYERS)].some((layer) => {
    const box = layer.getBoundingClientRect();
    return (
      !layer.contains(element) &&
      box.left < left + width &&
      box.right > left &&
      box.top < top + height &&
      box.bottom > top
    );
  });
  if (isBelow) return false;
  // The centre and points near the corners: a cover may leave the middle free.
  return [
    [0.5, 0.5],
    [0.2, 0.2],
    [0.8, 0.8],
  ].every(([x = 0, y = 0]) => {
    const hit = page.elementFromPoint(left + width * x, top + height * y);
    return hit !== null && element.contains(hit);
  });
}

/** What hides an element unless it is `none`. Not every browser knows all of them. */
const HIDING = ['clip-path', 'mask-image', '-webkit-mask-box-image-source'];

function visibleShare(element: Element): number {
  let share = 1;
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const style = getComputedStyle(at);
    if (/opacity|blur|brightness|contrast|url/.test(style.filter)) return 0;
    if (style.mixBlendMode !== 'normal') return 0;
    if (HIDING.some((name) => !/^(none)?$/.test(style.getPropertyValue(name)))) return 0;
    share *= Number(style.opacity);
  }
  return share;
}
