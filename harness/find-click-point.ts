import type { TextMatch } from './text-match.ts';

/** Identifies an element: the first match of a selector, or the button with a name. */
export type Locator =
  | { readonly by: 'selector'; readonly selector: string }
  | { readonly by: 'name'; readonly name: TextMatch };

/** The point to click, or why the element cannot be clicked yet. */
export type ClickPointResult =
  | { readonly state: 'ready'; readonly x: number; readonly y: number }
  | { readonly state: 'waiting'; readonly why: string };

/** Finds an element and the point to click. Runs inside pages, so it can use only its arguments. */
export async function findClickPoint(
  root: Document | ShadowRoot,
  locator: Locator,
): Promise<ClickPointResult> {
  const waiting = (why: string): ClickPointResult => ({ state: 'waiting', why });
  const collapse = (text: string | null) => (text ?? '').replace(/\s+/g, ' ').trim();

  const isVisible = (element: Element) =>
    element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) &&
    element.getClientRects().length > 0;

  const nameOf = (element: Element): string => {
    const labelledBy = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/);
    const labels = labelledBy.flatMap((id) => (id ? [root.getElementById(id)?.textContent] : []));
    if (labels.length > 0) return collapse(labels.join(' '));
    const label = collapse(element.getAttribute('aria-label'));
    if (label) return label;
    if (element instanceof HTMLInputElement) return collapse(element.value);
    // biome-ignore lint/performance/useDomNodeTextContent: hidden text is not part of the name
    const text = collapse(element instanceof HTMLElement ? element.innerText : element.textContent);
    return text || collapse(element.getAttribute('title'));
  };

  const find = (): Element | string => {
    if (locator.by === 'selector') {
      return root.querySelector(locator.selector) ?? 'there is no such element';
    }
    const { name } = locator;
    const matches = (text: string) =>
      name.kind === 'exact' ? text === name.text : new RegExp(name.source, name.flags).test(text);
    const buttons = [
      ...root.querySelectorAll(
        'button, a[href], summary, input[type=submit], input[type=button], [role=button], [role=link], [role=tab], [role=option], [role=menuitem]',
      ),
    ].filter(isVisible);
    const found = buttons.find((button) => matches(nameOf(button)));
    return found ?? `the buttons are: ${buttons.map(nameOf).join(' | ') || 'none'}`;
  };

  const element = find();
  if (typeof element === 'string') return waiting(element);
  if (!isVisible(element)) return waiting('it is not visible');
  if (element.matches(':disabled, [aria-disabled=true]')) return waiting('it is disabled');

  const before = element.getBoundingClientRect();
  const isOutOfView =
    before.top < 0 || before.left < 0 || before.bottom > innerHeight || before.right > innerWidth;
  if (isOutOfView)
    element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });

  // A click on a moving element would miss it. Timers are used because background tabs get no
  // animation frames.
  const first = element.getBoundingClientRect();
  await new Promise((resolve) => setTimeout(resolve, 20));
  const box = element.getBoundingClientRect();
  if (box.x !== first.x || box.y !== first.y) return waiting('it is moving');

  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  const top = root.elementFromPoint(x, y);
  const isHit =
    top !== null &&
    (element.contains(top) ||
      top.contains(element) ||
      (top instanceof HTMLLabelElement && top.control === element) ||
      top.closest('label')?.control === element);
  if (!isHit) return waiting(`it is covered by ${top?.outerHTML.slice(0, 120) ?? 'nothing'}`);
  return { state: 'ready', x, y };
}
