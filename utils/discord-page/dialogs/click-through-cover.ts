import { nativeBrowser } from '#shared/browser/native-browser.ts';
import { isShown, TOP_LAYER } from './layout.ts';

/** Matches all elements and their pseudo-elements, with a specificity above that of every selector of the page. */
const EVERYTHING = ['', '::before', '::after'].map((part) => `:is(*,#_#_#_#_#_)${part}`).join();

/** Elements that draw something even without any style. */
const REPLACED_ELEMENTS = 'img, canvas, video, svg, iframe, embed, object';

/**
 * Whether something that lets clicks through is drawn over one of the elements, so that the user would click on
 * something else than they see. While it checks, it makes everything catch clicks.
 */
export function hasClickThroughCover(elements: readonly Element[]): boolean {
  const page = document;
  const sheet = page.createElement('style');
  sheet.textContent = `${EVERYTHING}{pointer-events:auto!important;transition:none!important}`;
  const inert = [...page.querySelectorAll('[inert]')];
  for (const each of inert) each.removeAttribute('inert');
  const allElements = elementsIn(page);
  page.documentElement.append(sheet);
  const isCovered = elements.some((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    const stack = page.elementsFromPoint(x, y);
    const above = stack.slice(0, stack.indexOf(element));
    // Elements that still let clicks through must do so on purpose.
    const stillClickThrough = allElements.filter((each) => {
      const box = each.getBoundingClientRect();
      return (
        box.left <= x &&
        box.right >= x &&
        box.top <= y &&
        box.bottom >= y &&
        getComputedStyle(each).pointerEvents === 'none'
      );
    });
    return (
      [...above, ...stillClickThrough].some(isDrawn) ||
      allElements.some(
        (each) =>
          each.matches(TOP_LAYER) && !each.contains(element) && hasBackground(each, '::backdrop'),
      )
    );
  });
  sheet.remove();
  for (const each of inert) each.setAttribute('inert', '');
  return isCovered;
}

/** All elements, including those in closed shadow trees: Chromium opens these by a function, Firefox by a property. */
function elementsIn(root: ParentNode): Element[] {
  const { dom } = nativeBrowser();
  return [...root.querySelectorAll('*')].flatMap((each) => {
    if (!(each instanceof HTMLElement)) return each;
    const shadowRoot: unknown = dom
      ? dom.openOrClosedShadowRoot(each)
      : Reflect.get(each, 'openOrClosedShadowRoot');
    return shadowRoot instanceof ShadowRoot ? [each, ...elementsIn(shadowRoot)] : each;
  });
}

/** Whether an element draws over what is behind it. */
const isDrawn = (element: Element): boolean =>
  isShown(element) &&
  (element.matches(REPLACED_ELEMENTS) ||
    ['', '::before', '::after'].some((part) => hasBackground(element, part)));

/**
 * Whether an element or one of its pseudo-elements draws over its area. Borders and outer shadows do not count, because
 * focus indicators are drawn with them.
 */
function hasBackground(element: Element, part: string): boolean {
  const { content, backgroundColor, backgroundImage, backdropFilter, boxShadow } = getComputedStyle(
    element,
    part,
  );
  return (
    (!/before|after/.test(part) || content !== 'none') &&
    (!backgroundColor.endsWith(', 0)') ||
      backgroundImage !== 'none' ||
      backdropFilter !== 'none' ||
      boxShadow.includes('inset'))
  );
}
