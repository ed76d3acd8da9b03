import { nativeBrowser } from '#shared/browser/native-browser.ts';
import { isShown, LAYERS } from './layout.ts';

/** Above every selector of the page, also in what is drawn before and after an element. */
const EVERYTHING = ['', '::before', '::after'].map((part) => `:is(*,#_#_#_#_#_)${part}`).join();

/** Elements that draw something without any style. */
const PICTURES = 'img, canvas, video, svg, iframe, embed, object';

/**
 * Whether something that lets clicks through is drawn over one of the elements: what is hit there is not what is seen.
 * For the moment of the look it lets nothing through.
 */
export function hasClickThroughCover(elements: readonly Element[]): boolean {
  const page = document;
  const sheet = page.createElement('style');
  sheet.textContent = `${EVERYTHING}{pointer-events:auto!important;transition:none!important}`;
  const inert = [...page.querySelectorAll('[inert]')];
  for (const each of inert) each.removeAttribute('inert');
  const every = elementsIn(page);
  page.documentElement.append(sheet);
  const isCovered = elements.some((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    const stack = page.elementsFromPoint(x, y);
    const above = stack.slice(0, stack.indexOf(element));
    // What lets clicks through even now takes pains to.
    const stubborn = every.filter((each) => {
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
      [...above, ...stubborn].some(isDrawn) ||
      every.some(
        (each) => each.matches(LAYERS) && !each.contains(element) && draws(each, '::backdrop'),
      )
    );
  });
  sheet.remove();
  for (const each of inert) each.setAttribute('inert', '');
  return isCovered;
}

/** All elements, also those in shadow trees, closed ones too: Chromium has a call for those, Firefox a property. */
function elementsIn(root: ParentNode): Element[] {
  const { dom } = nativeBrowser();
  return [...root.querySelectorAll('*')].flatMap((each) => {
    if (!(each instanceof HTMLElement)) return each;
    const inside: unknown = dom
      ? dom.openOrClosedShadowRoot(each)
      : Reflect.get(each, 'openOrClosedShadowRoot');
    return inside instanceof ShadowRoot ? [each, ...elementsIn(inside)] : each;
  });
}

/** Whether an element hides what is behind it. */
const isDrawn = (element: Element): boolean =>
  isShown(element) &&
  (element.matches(PICTURES) || ['', '::before', '::after'].some((part) => draws(element, part)));

/** Whether a part of an element draws a ground. A border and a shadow around it are none: so a focus is shown. */
function draws(element: Element, part: string): boolean {
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
