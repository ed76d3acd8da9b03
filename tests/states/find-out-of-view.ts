/**
 * Finds what is not visible without scrolling: the alert, the primary button, and controls that another button covers
 * while they have the focus. Runs in the page, so it may use nothing outside.
 */
export function findOutOfView(): string[] {
  const found: string[] = [];

  /** Whether the whole box is in the window and on top. Tests points inside the corners, because corners are round. */
  const isInView = (element: Element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) return false;
    return [left + 4, right - 4].every((x) =>
      [top + 4, bottom - 4].every((y) => element.contains(document.elementFromPoint(x, y))),
    );
  };
  const report = (element: Element, why: string) => {
    const { top, bottom } = element.getBoundingClientRect();
    found.push(`${element.outerHTML.slice(0, 90)} from ${top} to ${bottom} ${why}`);
  };

  const alert = document.querySelector('[role=alert]');
  if (alert !== null && !isInView(alert)) report(alert, 'is out of view');

  scrollTo(0, 0);
  const primary = document.querySelector('main .primary');
  if (primary !== null && !isInView(primary)) report(primary, 'is out of view');

  for (const control of document.querySelectorAll('button, a[href], input, select, summary')) {
    if (!(control instanceof HTMLElement) || control.matches(':disabled')) continue;
    if (!control.checkVisibility()) continue;
    control.focus();
    if (!isInView(control)) report(control, 'is out of view while it has the focus');
  }
  return found;
}
