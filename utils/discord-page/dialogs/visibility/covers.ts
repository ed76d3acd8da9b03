import { nativeBrowser } from '#shared/browser/native-browser.ts';
import { contrastOfFilter, contrastThrough } from './contrast.ts';
import { isShown, MIN_CONTRAST, ownContrastOf, type Point, probesOf, TOP_LAYER } from './layout.ts';
import { isPaintedAbove, type Painted, parentOf } from './paint-order.ts';
import { backgroundOf, mayDraw, paintAt, paintsBackground } from './paints.ts';

const PSEUDO_ELEMENTS = ['::before', '::after'] as const;

type Box = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>;

/** Something that draws in the area of interest. */
interface Drawing {
  readonly owner: Element;
  readonly painted: Painted | 'backdrop';
  readonly style: CSSStyleDeclaration;
  readonly box: Box;
}

/**
 * Whether something that lets clicks through hides one of the elements, (nearly) or all of it, so that the user acts on
 * something else than they see. It only reads: nothing of the page changes, so the page cannot hear it.
 */
export function hasClickThroughCover(elements: readonly Element[]): boolean {
  const drawings = drawingsOver(elements);
  return elements.some((element) => {
    const around = new Set(withAncestors(element));
    const above = drawings.filter((drawing) => isOver(drawing, element, around));
    const contrast = ownContrastOf(element);
    // The middle row of the probes.
    return probesOf(element)
      .points.slice(3, 6)
      .some((point) => {
        const left = above.map((drawing) =>
          isIn(drawing.box, point) ? contrastLeft(drawing, around, point) : 1,
        );
        return left.reduce((product, each) => product * each, contrast) < MIN_CONTRAST;
      });
  });
}

function withAncestors(element: Element): Element[] {
  const parent = parentOf(element);
  return parent === null ? [element] : [element, ...withAncestors(parent)];
}

const isIn = (box: Box, { x, y }: Point): boolean =>
  box.left <= x && box.right >= x && box.top <= y && box.bottom >= y;

const WINDOW = (): Box => ({ left: 0, top: 0, right: innerWidth, bottom: innerHeight });

/** Everything on the page that draws where one of the elements is. */
function drawingsOver(elements: readonly Element[]): Drawing[] {
  const boxes = elements.map((element) => element.getBoundingClientRect());
  const overlaps = (box: Box) =>
    boxes.some(
      ({ left, top, right, bottom }) =>
        box.left < right && box.right > left && box.top < bottom && box.bottom > top,
    );
  return elementsIn(document).flatMap((owner) => {
    const box = owner.getBoundingClientRect();
    const found: Drawing[] = [];
    if (overlaps(box)) {
      const style = getComputedStyle(owner);
      if (mayDraw(owner, style)) found.push({ owner, painted: owner, style, box });
    }
    if (owner.matches(TOP_LAYER)) {
      const style = getComputedStyle(owner, '::backdrop');
      found.push({ owner, painted: 'backdrop', style, box: WINDOW() });
    }
    for (const part of PSEUDO_ELEMENTS) {
      const style = getComputedStyle(owner, part);
      if (/^(none|normal|)$/.test(style.content) || !paintsBackground(style)) continue;
      const drawing = { owner, painted: { element: owner, part, style }, style };
      found.push({ ...drawing, box: boxOfPseudo(owner, style) });
    }
    return found.filter((drawing) => overlaps(drawing.box) && isShown(owner));
  });
}

function isOver({ owner, painted }: Drawing, element: Element, around: Set<Element>): boolean {
  if (withAncestors(owner).includes(element)) return false;
  if (painted === 'backdrop') return !around.has(owner);
  if (painted === owner && around.has(owner)) return false;
  return isPaintedAbove(painted, element);
}

/** The contrast that a drawing leaves at a point, with the opacity of whatever is not around the element as well. */
function contrastLeft({ owner, painted, style, box }: Drawing, around: Set<Element>, at: Point) {
  let opacity = painted === owner ? 1 : Number(style.opacity);
  for (const each of withAncestors(owner)) {
    if (around.has(each)) break;
    opacity *= Number(getComputedStyle(each).opacity);
  }
  const paint = painted === owner ? paintAt(owner, style, box, at) : backgroundOf(style);
  const throughBackdrop = opacity < MIN_CONTRAST ? 1 : contrastOfFilter(style.backdropFilter);
  return contrastThrough(paint, opacity, style.mixBlendMode) * throughBackdrop;
}

/** Where a pseudo-element is drawn, as far as its style tells; the whole window when it is transformed. */
function boxOfPseudo(owner: Element, style: CSSStyleDeclaration): Box {
  if (!/absolute|fixed/.test(style.position)) return owner.getBoundingClientRect();
  const parts = [style.left, style.top, style.width, style.height].map(Number.parseFloat);
  if (style.transform !== 'none' || !parts.every(Number.isFinite)) return WINDOW();
  const isAround = (each: Element) => getComputedStyle(each).position !== 'static';
  const origin = style.position === 'fixed' ? undefined : withAncestors(owner).find(isAround);
  const { left: x, top: y } = origin?.getBoundingClientRect() ?? WINDOW();
  const [left = 0, top = 0, width = 0, height = 0] = parts;
  return { left: x + left, top: y + top, right: x + left + width, bottom: y + top + height };
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
