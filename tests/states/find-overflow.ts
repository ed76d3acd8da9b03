/**
 * Finds what does not fit: content wider than its box or taller than a box that clips it, and boxes outside the window.
 * Runs in the page, so it may use nothing outside.
 */
export function findOverflow(root: Document | ShadowRoot = document): string[] {
  const { clientWidth: width } = document.documentElement;
  const found: string[] = [];

  /** Ends in "…" on purpose when there is no room: names may have any length. */
  const MAY_OVERFLOW = '.account bdi';
  /** Text for screen readers only, drawings, and the options of a list, whose popup is as wide as it needs to be. */
  const IGNORED = '.unseen, svg, svg *, option, style, script';

  const report = (element: Element, why: string) => {
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
      report(element, `reaches from ${box.left} to ${box.right} of ${width}`);
    if (style.display === 'inline') continue;
    // Typed text scrolls in its field; but given enough room, a phone number must be visible as a whole.
    const mayOverflow = element.matches(width < 240 ? `input, ${MAY_OVERFLOW}` : MAY_OVERFLOW);
    if (!mayOverflow && element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
      report(element, `is ${element.scrollWidth} wide in ${element.clientWidth}`);
    // Scripts with tall letters extend a little beyond their lines; this is fine where nothing clips them.
    const isClipped = style.overflowY === 'hidden' || style.overflowY === 'clip';
    const tolerance = isClipped ? 1 : 6;
    const isScrolled = element === document.body || element.matches('.card');
    if (!isScrolled && element.clientHeight > 0)
      if (element.scrollHeight > element.clientHeight + tolerance)
        report(element, `is ${element.scrollHeight} high in ${element.clientHeight}`);
    if (element instanceof HTMLSelectElement && style.opacity !== '0' && canvas !== null) {
      canvas.font = style.font;
      const text = element.selectedOptions[0]?.text ?? '';
      // The arrow needs 16 px.
      const room = element.clientWidth - 2 * Number.parseFloat(style.paddingLeft) - 16;
      const needed = Math.ceil(canvas.measureText(text).width);
      // The open list shows the whole text, so in a narrow window it may end in "…".
      if (needed > room && (width >= 480 || style.textOverflow !== 'ellipsis'))
        report(element, `shows ${needed} in ${room}`);
    }
  }
  // The card is surrounded by Discord's page, whose width does not matter here.
  if (root === document && document.documentElement.scrollWidth > width)
    found.push(`The page scrolls sideways: ${document.documentElement.scrollWidth} in ${width}`);
  return found;
}
