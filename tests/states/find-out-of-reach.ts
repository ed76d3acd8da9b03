/**
 * What cannot be seen without scrolling: what has gone wrong, the button that leads on, and controls that have the focus
 * under other buttons. Runs in the page, so it may use nothing outside.
 */
export function findOutOfReach(): string[] {
  const found: string[] = [];

  /** Whether all of its box is in the window and on top. Corners are round, so they are looked at a little inside. */
  const isInSight = (element: Element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) return false;
    return [left + 4, right - 4].every((x) =>
      [top + 4, bottom - 4].every((y) => element.contains(document.elementFromPoint(x, y))),
    );
  };
  const say = (element: Element, why: string) => {
    const { top, bottom } = element.getBoundingClientRect();
    found.push(`${element.outerHTML.slice(0, 90)} from ${top} to ${bottom} ${why}`);
  };

  const alert = document.querySelector('[role=alert]');
  if (alert !== null && !isInSight(alert)) say(alert, 'is out of sight');

  scrollTo(0, 0);
  const main = document.querySelector('main .primary');
  if (main !== null && !isInSight(main)) say(main, 'is out of sight');

  for (const control of document.querySelectorAll('button, a[href], input, select, summary')) {
    if (!(control instanceof HTMLElement) || control.matches(':disabled')) continue;
    if (!control.checkVisibility()) continue;
    control.focus();
    if (!isInSight(control)) say(control, 'is not seen when it has the focus');
  }
  return found;
}
