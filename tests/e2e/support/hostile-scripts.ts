/** Collects every text that passes through built-ins that a page can replace. Runs before the page's other scripts. */
export function tamperWithPrototypes(): void {
  const texts = new Set<string>();
  const roots: unknown[] = [];
  const { apply } = Reflect;
  const note = (value: unknown) => {
    if (typeof value === 'string' && value.length < 9999) texts.add(value);
    if (value instanceof ShadowRoot) roots.push(value);
    if (value instanceof Event)
      for (const name of ['data', 'detail', 'key']) note(Reflect.get(value, name));
  };
  const spyOn = (owner: object, names: readonly string[]) => {
    for (const name of names) {
      const original: unknown = Reflect.get(owner, name);
      if (typeof original !== 'function') continue;
      const spy = new Proxy(original, {
        apply(target, self, args) {
          note(self);
          for (let index = 0; index < args.length; index += 1) note(args[index]);
          const result: unknown = apply(target, self, args);
          note(result);
          return result;
        },
      });
      Reflect.set(owner, name, spy);
    }
  };
  const methodsOf = (owner: object) =>
    Object.getOwnPropertyNames(owner).filter((name) => {
      const { value } = Object.getOwnPropertyDescriptor(owner, name) ?? {};
      return typeof value === 'function' && name !== 'constructor';
    });
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function open(init) {
    const root = attachShadow.call(this, { ...init, mode: 'open' });
    roots.push(root);
    return root;
  };
  for (const owner of [
    Node.prototype,
    Element.prototype,
    Document.prototype,
    EventTarget.prototype,
    Array.prototype,
    String.prototype,
    RegExp.prototype,
    Promise.prototype,
    Map.prototype,
    MutationObserver.prototype,
    IntersectionObserver.prototype,
    JSON,
    Object,
    Storage.prototype,
  ])
    spyOn(owner, methodsOf(owner));
  spyOn(window, ['fetch', 'postMessage', 'getComputedStyle', 'atob', 'btoa', 'queueMicrotask']);
  performance.now = () => 0;
  Date.now = () => 0;
  document.elementsFromPoint = () => [];
  document.elementFromPoint = () => document.querySelector('handset-card');
  for (const type of ['message', 'handset:hint', 'handset:tap', 'keydown', 'beforeinput', 'input'])
    window.addEventListener(type, note, true);
  Reflect.set(window, 'loot', () => ({ texts: [...texts].join('\n'), roots: roots.length }));
}

/** Defines the card's element name as the page's own element. Runs in the page. */
export function claimElementName(): void {
  const roots: (() => ShadowRoot | null)[] = [];
  class ClaimedElement extends HTMLElement {
    constructor() {
      super();
      const internals = this.attachInternals();
      roots.push(
        () => internals.shadowRoot,
        () => this.shadowRoot,
      );
    }
  }
  customElements.define('handset-card', ClaimedElement);
  Reflect.set(window, 'rootsSeen', () => roots.filter((root) => root() !== null).length);
}

/** Dispatches every event that a script can create to the card and Discord's dialog. Runs in the page. */
export function forgeEvents(code: string): void {
  const card = document.querySelector<HTMLElement>('handset-card');
  const box = document.querySelector('input');
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', code);
  const common = { bubbles: true, composed: true, cancelable: true };
  const events = () => [
    ...['click', 'dblclick', 'mousedown', 'mouseup', 'mouseenter', 'contextmenu'].map(
      (type) => new MouseEvent(type, { ...common, button: 0, detail: 1 }),
    ),
    ...['pointerdown', 'pointerup', 'pointermove'].map((type) => new PointerEvent(type, common)),
    ...['touchstart', 'touchend', 'submit', 'focusin', 'focusout', 'toggle', 'change'].map(
      (type) => new Event(type, common),
    ),
    ...['Enter', ' ', 'v', 'Tab', 'Escape'].flatMap((key) =>
      ['keydown', 'keypress', 'keyup'].map(
        (type) => new KeyboardEvent(type, { ...common, key, ctrlKey: key === 'v' }),
      ),
    ),
    new ClipboardEvent('paste', { ...common, clipboardData }),
    ...['beforeinput', 'input'].map(
      (type) => new InputEvent(type, { ...common, inputType: 'insertFromPaste', data: code }),
    ),
    ...['dragenter', 'dragover', 'drop'].map(
      (type) => new DragEvent(type, { ...common, dataTransfer: clipboardData }),
    ),
  ];
  for (const target of [card, box, document.body, document, window])
    for (const event of events()) target?.dispatchEvent(event);
  card?.click();
  card?.focus();
  box?.focus();
}

/** Forges a hint that the gateway reported a required action. Runs in the page. */
export function forgeRequiredAction(): void {
  const ready = {
    type: 'ready',
    userId: '100000000000000001',
    username: 'somebody',
    globalName: null,
    hasPhone: false,
    countryCode: 'DE',
    action: 'REQUIRE_VERIFIED_PHONE',
  };
  document.dispatchEvent(new CustomEvent('handset:hint', { detail: JSON.stringify(ready) }));
}

/** Covers the whole page until an event of this type, on which the cover is removed. Runs in the page. */
export function coverUntil(type: string): void {
  const cover = document.createElement('div');
  cover.popover = 'manual';
  cover.style.cssText =
    'width:100vw;height:100vh;max-width:none;max-height:none;border:0;margin:0;pointer-events:none';
  document.body.append(cover);
  cover.showPopover();
  addEventListener(type, () => cover.remove(), true);
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Moves the card on an event of this type, so that its point `from` comes to `to`. Runs in the page. */
export function moveCard(from: Point, to: Point, type: string): void {
  const card = document.querySelector<HTMLElement>('handset-card');
  const { left = 0, top = 0 } = card?.getBoundingClientRect() ?? {};
  const inset = `${top + to.y - from.y}px auto auto ${left + to.x - from.x}px`;
  const move = () => card?.style.setProperty('--inset', inset, 'important');
  addEventListener(type, move, true);
}
