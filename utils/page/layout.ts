/** Whether an element takes part in what the user sees: laid out, not hidden, and not transparent by itself or by an ancestor. */
export function isShown(element: Element): boolean {
  return (
    element.getClientRects().length > 0 &&
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  );
}

/** A page can hide what it lets the user click: less than this is not clearly visible. */
const CLEAR_OPACITY = 0.8;

/**
 * Whether the user sees an element where it is and would touch it there: in the window, not covered,
 * not blurred or clipped away, and not (nearly) transparent by an ancestor.
 */
export function isUncovered(element: Element): boolean {
  if (!isShown(element) || visibleShare(element) < CLEAR_OPACITY) return false;
  const { left, top, width, height } = element.getBoundingClientRect();
  if (width < 4 || height < 4) return false;
  // The centre and points near the corners: a cover may leave the middle free.
  return [
    [0.5, 0.5],
    [0.2, 0.2],
    [0.8, 0.8],
  ].every(([x = 0, y = 0]) => {
    const hit = element.ownerDocument.elementFromPoint(left + width * x, top + height * y);
    return hit !== null && (element === hit || element.contains(hit));
  });
}

function visibleShare(element: Element): number {
  let share = 1;
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const { opacity, filter, clipPath, maskImage } = getComputedStyle(at);
    if (/opacity|blur|brightness|contrast/.test(filter)) return 0;
    if (clipPath !== 'none' || (maskImage !== 'none' && maskImage !== '')) return 0;
    share *= Number(opacity);
  }
  return share;
}
