/**
 * Focuses every control in turn and finds those whose focus is not visible. Browsers show the focus only after a key
 * was pressed in the page. Runs in the page, so it may use nothing outside.
 */
export function findInvisibleFocus(root: Document | ShadowRoot = document): string[] {
  const CONTROLS = 'button, a[href], input, select, summary';
  const hasOutline = (element: Element | null) => {
    if (element === null) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
  };
  return Array.from(root.querySelectorAll(CONTROLS)).flatMap((control) => {
    if (!(control instanceof HTMLElement) || control.matches(':disabled')) return [];
    if (!control.checkVisibility()) return [];
    control.focus();
    // A field with something beside its text shows the focus at the edge around both.
    const isVisible = hasOutline(control) || hasOutline(control.closest('.field'));
    return isVisible && root.activeElement === control ? [] : [control.outerHTML.slice(0, 90)];
  });
}
