/**
 * Puts the focus on every control, one after the other, and tells where that cannot be seen. A key must have been
 * pressed before, from within the page, or browsers do not show it. Runs in the page, so it may use nothing outside.
 */
export function findUnseenFocus(root: Document | ShadowRoot = document): string[] {
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
    // The list of countries is invisible and passes its focus on to what shows its choice.
    const isSeen = hasOutline(control) || hasOutline(control.previousElementSibling);
    return isSeen && root.activeElement === control ? [] : [control.outerHTML.slice(0, 90)];
  });
}
