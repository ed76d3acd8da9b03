/**
 * What does not fit: what is wider than its box, taller than a box that cuts it off, or outside of the window.
 * Runs in the page, so it may use nothing outside.
 */
export function findOverflow(root: Document | ShadowRoot = document): string[] {
  const { clientWidth: width } = document.documentElement;
  const found: string[] = [];

  /** Ends in "…" where there is no room: names may have any length. */
  const MEANT = '.name, .name + .quiet';
  /** Heard, not seen; or drawn, or the options of a list, which is as wide as it needs. */
  const IGNORED = '.unseen, svg, svg *, option, style, script';

  const say = (element: Element, why: string) => {
    const text = (element.textContent ?? '').trim().slice(0, 60);
    found.push(`<${element.localName} class="${element.className}"> ${why}: ${text}`);
  };
  const canvas = document.createElement('canvas').getContext('2d');

  for (const element of root.querySelectorAll('body, body *, .card, .card *')) {
    if (!(element instanceof HTMLElement) || element.matches(IGNORED)) continue;
    if (!element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (box.width > 0 && (box.left < -0.5 || box.right > width + 0.5))
      say(element, `reaches from ${box.left} to ${box.right} of ${width}`);
    if (style.display === 'inline') continue;
    // What is typed scrolls in its field; where there is room, a number is seen whole.
    const isMeant = element.matches(width < 240 ? `input, ${MEANT}` : MEANT);
    if (!isMeant && element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
      say(element, `is ${element.scrollWidth} wide in ${element.clientWidth}`);
    // Scripts with tall letters reach out of their lines a little, where nothing cuts them off.
    const isCut = style.overflowY === 'hidden' || style.overflowY === 'clip';
    const spare = isCut ? 1 : 6;
    const isScrolled = element === document.body || element.matches('.card');
    if (!isScrolled && element.clientHeight > 0)
      if (element.scrollHeight > element.clientHeight + spare)
        say(element, `is ${element.scrollHeight} high in ${element.clientHeight}`);
    if (element instanceof HTMLSelectElement && style.opacity !== '0' && canvas !== null) {
      canvas.font = style.font;
      const text = element.selectedOptions[0]?.text ?? '';
      // The arrow takes its place as well.
      const room = element.clientWidth - 2 * Number.parseFloat(style.paddingLeft) - 16;
      const needed = Math.ceil(canvas.measureText(text).width);
      // Its open list shows all of it, so where nothing has room it may end in "…".
      if (needed > room && (width >= 480 || style.textOverflow !== 'ellipsis'))
        say(element, `shows ${needed} in ${room}`);
    }
  }
  // Around the card is Discord's page.
  if (root === document && document.documentElement.scrollWidth > width)
    found.push(`The page scrolls sideways: ${document.documentElement.scrollWidth} in ${width}`);
  return found;
}
