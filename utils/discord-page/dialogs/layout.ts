/** Whether an element is rendered: it has a box, is not hidden, and neither it nor an ancestor is transparent. */
export function isShown(element: Element): boolean {
  return (
    element.getClientRects().length > 0 &&
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  );
}

// A page can hide what it lets the user click, so an element below one of these limits is not clearly visible.
const MIN_OPACITY = 0.8;
/** The drawn size relative to the layout size, as zoom and transforms change it. */
const MIN_SCALE = 0.5;

/** Selects what is in the top layer, which the browser draws above the page. */
export const TOP_LAYER = ':popover-open, :modal, :fullscreen';

/**
 * Whether an element is clearly visible and would receive a click where it is seen: inside the window, not covered, not
 * blurred, blended, shrunk or clipped away, not made (nearly) transparent by an ancestor, not below the top layer.
 */
export function isClearlyVisible(element: HTMLElement): boolean {
  if (!isShown(element) || effectiveOpacity(element) < MIN_OPACITY) return false;
  const { left, top, width, height } = element.getBoundingClientRect();
  const { ownerDocument: page, offsetWidth, offsetHeight } = element;
  if (width < 4 || height < 4) return false;
  if (width < offsetWidth * MIN_SCALE || height < offsetHeight * MIN_SCALE) return false;
  // During a view transition the user sees a snapshot of the old page. If the browser does not know the selector, `:is`
  // matches nothing.
  if (page.documentElement.matches(':is(:active-view-transition)')) return false;
  // The hit tests below do not notice a layer that lets clicks through.
  const isBelow = [...page.querySelectorAll(TOP_LAYER)].some((layer) => {
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
  // The center and points near two corners: a cover may leave the middle free.
  return [
    [0.5, 0.5],
    [0.2, 0.2],
    [0.8, 0.8],
  ].every(([x = 0, y = 0]) => {
    const hit = page.elementFromPoint(left + width * x, top + height * y);
    return hit !== null && element.contains(hit);
  });
}

/** Properties that can hide an element unless they are `none`. Not every browser knows all of them. */
const HIDING_PROPERTIES = ['clip-path', 'mask-image', '-webkit-mask-box-image-source'];

/** The opacity of an element with all its ancestors; 0 if one of them has an effect that can hide it. */
function effectiveOpacity(element: Element): number {
  let opacity = 1;
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const style = getComputedStyle(at);
    if (/opacity|blur|brightness|contrast|url/.test(style.filter)) return 0;
    if (style.mixBlendMode !== 'normal') return 0;
    if (HIDING_PROPERTIES.some((name) => !/^(none)?$/.test(style.getPropertyValue(name)))) return 0;
    opacity *= Number(style.opacity);
  }
  return opacity;
}
