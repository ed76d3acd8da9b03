// Which of two elements the browser paints later, by reading only: https://drafts.csswg.org/css2/#painting-order
// Changing the page for a moment, so that hit tests tell, would be simpler, but a page can hear that.

/** The parts of a computed style that decide where something is painted. */
type PaintStyle = Pick<
  CSSStyleDeclaration,
  | 'position'
  | 'zIndex'
  | 'opacity'
  | 'transform'
  | 'translate'
  | 'rotate'
  | 'scale'
  | 'perspective'
  | 'filter'
  | 'clipPath'
  | 'mixBlendMode'
  | 'isolation'
  | 'willChange'
  | 'contain'
>;

/** One level of nested painting: an element with a place of its own in the order of the level above. */
interface Layer {
  readonly element: Element;
  readonly z: number;
}

const EFFECTS = ['transform', 'translate', 'rotate', 'scale', 'perspective', 'filter', 'clipPath'];

const isSet = (value: unknown): boolean =>
  typeof value === 'string' && value !== '' && value !== 'none';

/** Whether an element paints everything inside it together (a stacking context). */
export function isStackingContext(style: PaintStyle, isFlexItem: boolean): boolean {
  return (
    /fixed|sticky/.test(style.position) ||
    (style.zIndex !== 'auto' && (style.position !== 'static' || isFlexItem)) ||
    Number(style.opacity) < 1 ||
    EFFECTS.some((name) => isSet(Reflect.get(style, name))) ||
    isSet(Reflect.get(style, 'backdropFilter')) ||
    isSet(Reflect.get(style, 'maskImage')) ||
    !/^(normal)?$/.test(style.mixBlendMode) ||
    style.isolation === 'isolate' ||
    /transform|opacity|filter|perspective|translate|rotate|scale/.test(style.willChange) ||
    /layout|paint|strict|content/.test(style.contain)
  );
}

/** The parent in the tree that is drawn: that of a shadow root is its host. */
export function parentOf(element: Element): Element | null {
  if (element.parentElement !== null) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** The layers around an element, from the outermost to its own. `start` is the style of a pseudo-element of it. */
function layersOf(element: Element, start?: PaintStyle): Layer[] {
  const layers: Layer[] = [];
  const add = (style: PaintStyle, isFlexItem: boolean) => {
    const isContext = isStackingContext(style, isFlexItem);
    // What is positioned without being a context takes along only what has no place of its own.
    if (!isContext && (layers.length > 0 || style.position === 'static')) return;
    const hasZ = style.zIndex !== 'auto' && (style.position !== 'static' || isFlexItem);
    layers.unshift({ element: at, z: hasZ ? Number(style.zIndex) : 0 });
  };
  let at = element;
  if (start !== undefined) add(start, false);
  for (;;) {
    const parent = parentOf(at);
    const isFlexItem = parent !== null && /flex|grid/.test(getComputedStyle(parent).display);
    add(getComputedStyle(at), isFlexItem);
    if (at.matches(':popover-open, :modal, :fullscreen'))
      return [{ element: at, z: Number.POSITIVE_INFINITY }, ...layers];
    if (parent === null) return layers;
    at = parent;
  }
}

/** Something that is painted: an element, or one of its pseudo-elements with its style. */
export type Painted =
  | Element
  | {
      readonly element: Element;
      readonly part: '::before' | '::after';
      readonly style: PaintStyle;
    };

/** Whether something is painted after an element, so that it is above it where both are. */
export function isPaintedAbove(painted: Painted, element: Element): boolean {
  const isPseudo = !(painted instanceof Element);
  const owner = isPseudo ? painted.element : painted;
  const layers = layersOf(owner, isPseudo ? painted.style : undefined);
  const others = layersOf(element);
  for (let level = 0; ; level += 1) {
    const [layer, other] = [layers[level], others[level]];
    if (layer !== undefined && layer.element === other?.element && layer.z === other.z) {
      const isOwnPart = isPseudo && layer.element === owner && level === layers.length - 1;
      if (!isOwnPart) continue;
    }
    // What has no layer of its own is above what is below zero and below everything else.
    if (layer !== undefined && other === undefined) return layer.z >= 0;
    if (layer === undefined && other !== undefined) return other.z < 0;
    if (layer !== undefined && other !== undefined) {
      const areTop = [layer, other].every(({ z }) => z === Number.POSITIVE_INFINITY);
      // In the top layer the later opened one is above, which cannot be read.
      if (areTop && layer.element !== other.element) return true;
      if (layer.z !== other.z) return layer.z > other.z;
    }
    return isLater(owner, layer?.element ?? owner, other?.element ?? element, isPseudo && painted);
  }
}

/** `Node.DOCUMENT_POSITION_FOLLOWING` */
const FOLLOWING = 4;

function isLater(
  owner: Element,
  first: Element,
  second: Element,
  pseudo: Exclude<Painted, Element> | false,
): boolean {
  // A pseudo-element is the first or the last child of its element.
  if (pseudo !== false && containsDeep(owner, second)) return pseudo.part === '::after';
  const [a, b] = inSameTree(first, second);
  if (a === b) return containsDeep(second, first);
  return (b.compareDocumentPosition(a) & FOLLOWING) !== 0;
}

/** Whether an element is another one or around it, in the tree that is drawn. */
function containsDeep(outer: Element, inner: Element): boolean {
  for (let at: Element | null = inner; at !== null; at = parentOf(at))
    if (at === outer) return true;
  return false;
}

/** Two elements, each replaced by the host of its shadow tree until both are in the same tree. */
function inSameTree(first: Element, second: Element): [Element, Element] {
  for (const a of hostsOf(first))
    for (const b of hostsOf(second)) if (a.getRootNode() === b.getRootNode()) return [a, b];
  return [first, second];
}

function hostsOf(element: Element): Element[] {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? [element, ...hostsOf(root.host)] : [element];
}
