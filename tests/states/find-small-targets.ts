/**
 * Finds targets smaller than 24 × 24 px, or than 44 × 44 px on a touch screen, except those within a sentence
 * (WCAG 2.5.8 and 2.5.5).
 * Runs in the page, so it may use nothing outside.
 */
export function findSmallTargets(root: Document | ShadowRoot = document): string[] {
  const SIZE = matchMedia('(pointer: coarse)').matches ? 44 : 24;
  const TARGETS = 'button, a[href], input, select, summary, label:has(input), [tabindex="0"]';

  const isInSentence = (element: Element) => {
    const { parentElement: parent } = element;
    if (parent === null || !getComputedStyle(element).display.startsWith('inline')) return false;
    return [...parent.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && (node.nodeValue ?? '').trim() !== '',
    );
  };

  return Array.from(root.querySelectorAll(TARGETS)).flatMap((element) => {
    if (!element.checkVisibility() || isInSentence(element)) return [];
    // A click on the label also presses its box.
    const target = element.closest('label') ?? element;
    const { width, height } = target.getBoundingClientRect();
    return Math.min(width, height) >= SIZE - 0.01
      ? []
      : [`${element.outerHTML.slice(0, 90)} is ${width} × ${height}`];
  });
}
