/** What of a list is scrolled into view and what is rendered, in CSS pixels. */
export interface ListView {
  readonly scrollTop: number;
  readonly clientHeight: number;
  readonly scrollHeight: number;
  /** Where the rendered rows begin and end, from the top of the list's content; null when there are none. */
  readonly rendered: { readonly top: number; readonly bottom: number } | null;
}

/** How much of the view may be without rows although all are rendered: paddings and separators, in CSS pixels. */
const MAX_GAP = 16;

/** Whether the rendered rows fill the view: a list that renders only some rows follows the scrolling with a delay. */
export function isRendered({ scrollTop, clientHeight, rendered }: ListView): boolean {
  return (
    rendered !== null &&
    rendered.top <= scrollTop + MAX_GAP &&
    rendered.bottom >= scrollTop + clientHeight - MAX_GAP
  );
}

/**
 * Where to scroll next so that no row is left out: to the last of the rendered rows, or by one view if that is further.
 * Null at the end of the list.
 */
export function nextScrollTop({
  scrollTop,
  clientHeight,
  scrollHeight,
  rendered,
}: ListView): number | null {
  const end = scrollHeight - clientHeight;
  if (scrollTop >= end - 1) return null;
  const view = scrollTop + clientHeight;
  // One view before the end of what is rendered, everything is known.
  const known = rendered?.bottom ?? 0;
  return Math.min(end, Math.max(view, known - MAX_GAP));
}
