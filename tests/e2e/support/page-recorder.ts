/**
 * Runs in the page's world before its first script. Keeps as text whatever a script of the page could have heard or seen
 * there: every event of every kind, every change of the document, and what the content scripts' world sends out
 * (`spyOnContentScripts`). Nothing outside of it is used but what it is given, because it is sent as text.
 */
export function recordPage(show: (value: unknown) => string): void {
  if ('__heard' in window) return;
  const heard: string[] = [];
  Object.defineProperty(window, '__heard', { value: heard });

  const TELLING = ['detail', 'data', 'key', 'newValue', 'oldValue', 'url', 'message', 'reason'];
  let keys = '';
  const onEvent = (event: Event) => {
    const { target, type } = event;
    const told = TELLING.map((name) => show(Reflect.get(event, name))).filter(
      (text) => text !== 'undefined' && text !== 'null',
    );
    const pasted = event instanceof ClipboardEvent ? event.clipboardData?.getData('text') : '';
    const value = target instanceof HTMLInputElement ? target.value : '';
    heard.push(`${type}: ${[...told, show(Reflect.get(event, 'error')), pasted, value].join(' ')}`);
    // What was typed key by key is also there as a whole.
    if (event instanceof KeyboardEvent && type === 'keydown') {
      keys += event.key;
      heard.push(`keys: ${keys}`);
    }
  };

  const types = new Set<string>();
  const listen = EventTarget.prototype.addEventListener;
  const dispatch = EventTarget.prototype.dispatchEvent;
  const hear = (type: string) => {
    if (types.has(type)) return;
    types.add(type);
    listen.call(window, type, onEvent, { capture: true, passive: true });
  };
  for (const owner of [window, document, HTMLElement.prototype, SVGElement.prototype])
    for (const name in owner) if (name.startsWith('on')) hear(name.slice(2));
  for (const type of ['focusin', 'focusout', 'compositionend', 'textInput']) hear(type);

  // The types that scripts made up: those that anything in the page listens to or sends.
  EventTarget.prototype.addEventListener = function (this: EventTarget, ...args) {
    hear(args[0]);
    return Reflect.apply(listen, this, args);
  };
  EventTarget.prototype.dispatchEvent = function (this: EventTarget, event) {
    hear(event.type);
    return dispatch.call(this, event);
  };
  hear('observer:isolated');

  new MutationObserver((records) => {
    for (const { target, addedNodes, attributeName, type } of records) {
      if (type === 'childList') for (const node of addedNodes) heard.push(`added: ${show(node)}`);
      else if (target instanceof Element && attributeName !== null)
        heard.push(`attribute: ${attributeName}=${target.getAttribute(attributeName)}`);
      else heard.push(`text: ${target.textContent}`);
    }
  }).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
}

/**
 * Runs in the content scripts' world before them. The page cannot listen to a type of event that it does not know, so
 * all that is sent out of this world is told to it.
 */
export function spyOnContentScripts(): void {
  const { dispatchEvent } = EventTarget.prototype;
  const tell = (how: string, value: unknown) => {
    const detail = `${how} ${typeof value === 'string' ? value : JSON.stringify(value)}`;
    dispatchEvent.call(document, new CustomEvent('observer:isolated', { detail }));
  };
  EventTarget.prototype.dispatchEvent = function (this: EventTarget, event) {
    tell(`event ${event.type}`, Reflect.get(event, 'detail') ?? Reflect.get(event, 'data'));
    return dispatchEvent.call(this, event);
  };
  for (const [owner, name] of [
    [window, 'postMessage'],
    [BroadcastChannel.prototype, 'postMessage'],
    [MessagePort.prototype, 'postMessage'],
    [Storage.prototype, 'setItem'],
    [History.prototype, 'pushState'],
    [History.prototype, 'replaceState'],
  ] as const) {
    const original = Reflect.get(owner, name);
    Reflect.set(owner, name, function (this: unknown, ...args: unknown[]) {
      tell(name, args);
      return Reflect.apply(original, this, args);
    });
  }
}

/** Everything that a script of the page can find there now, and what was heard since it was loaded, by where it was. */
export async function readPage(): Promise<Record<string, string>> {
  const heard: string[] = Reflect.get(window, '__heard') ?? [];
  const strings: string[] = [];
  const seen = new WeakSet<object>();
  const queue: object[] = [window];
  // As far as it goes: a page has some ten thousand objects that can be reached without its closures.
  for (let walked = 0; queue.length > 0 && walked < 200_000; walked += 1) {
    const owner = queue.shift();
    if (owner === undefined) break;
    for (const key of Reflect.ownKeys(owner)) {
      strings.push(String(key));
      const described = Reflect.getOwnPropertyDescriptor(owner, key);
      // What a prototype's getters give has to be asked of its instances, and is the browser's.
      const value = owner === window ? Reflect.get(owner, key) : described?.value;
      if (typeof value === 'string') strings.push(value);
      const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
      if (!isObject || value === heard || value instanceof Node || value instanceof Storage)
        continue;
      const object = Object(value);
      if (seen.has(object)) continue;
      seen.add(object);
      queue.push(object);
    }
  }
  // The page keeps it under another name, see simulator/page/storage.ts.
  const local: Storage = window.localStorage ?? Reflect.get(window, '__d6gp33cibjs');
  return {
    'the document': document.documentElement.outerHTML,
    'its fields': Array.from(document.querySelectorAll('input, textarea, select'), (field) =>
      String(Reflect.get(field, 'value')),
    ).join('\n'),
    'its globals': strings.join('\n'),
    localStorage: JSON.stringify(local),
    sessionStorage: JSON.stringify(window.sessionStorage),
    'its cookies': document.cookie,
    'its databases and caches': JSON.stringify([
      await indexedDB.databases(),
      await window.caches.keys(),
    ]),
    'its history': JSON.stringify([location.href, history.state, window.name, document.title]),
    'its resources': performance
      .getEntries()
      .map(({ name }) => name)
      .join('\n'),
    events: heard.join('\n'),
  };
}
