/**
 * Runs in the page's world before its first script. Records as text whatever a script of the page could observe: every
 * event of every type, every change of the document, and what the content scripts' world sends out
 * (`spyOnContentScripts`). Sent as source text, so it uses nothing but its parameter.
 */
export function recordPage(toText: (value: unknown) => string): void {
  if ('__heard' in window) return;
  const recorded: string[] = [];
  Object.defineProperty(window, '__heard', { value: recorded });

  const EVENT_FIELDS = [
    'detail',
    'data',
    'key',
    'newValue',
    'oldValue',
    'url',
    'message',
    'reason',
  ];
  let keys = '';
  const onEvent = (event: Event) => {
    const { target, type } = event;
    const fields = EVENT_FIELDS.map((name) => toText(Reflect.get(event, name))).filter(
      (text) => text !== 'undefined' && text !== 'null',
    );
    const pasted = event instanceof ClipboardEvent ? event.clipboardData?.getData('text') : '';
    const value = target instanceof HTMLInputElement ? target.value : '';
    recorded.push(
      `${type}: ${[...fields, toText(Reflect.get(event, 'error')), pasted, value].join(' ')}`,
    );
    // What was typed key by key is recorded as a whole as well, so that a search finds it.
    if (event instanceof KeyboardEvent && type === 'keydown') {
      keys += event.key;
      recorded.push(`keys: ${keys}`);
    }
  };

  const types = new Set<string>();
  const listen = EventTarget.prototype.addEventListener;
  const dispatch = EventTarget.prototype.dispatchEvent;
  const listenFor = (type: string) => {
    if (types.has(type)) return;
    types.add(type);
    listen.call(window, type, onEvent, { capture: true, passive: true });
  };
  for (const owner of [window, document, HTMLElement.prototype, SVGElement.prototype])
    for (const name in owner) if (name.startsWith('on')) listenFor(name.slice(2));
  for (const type of ['focusin', 'focusout', 'compositionend', 'textInput']) listenFor(type);

  // Custom event types: those that any script of the page listens to or dispatches.
  EventTarget.prototype.addEventListener = function (this: EventTarget, ...args) {
    listenFor(args[0]);
    return Reflect.apply(listen, this, args);
  };
  EventTarget.prototype.dispatchEvent = function (this: EventTarget, event) {
    listenFor(event.type);
    return dispatch.call(this, event);
  };
  listenFor('observer:isolated');

  new MutationObserver((records) => {
    for (const { target, addedNodes, attributeName, type } of records) {
      if (type === 'childList')
        for (const node of addedNodes) recorded.push(`added: ${toText(node)}`);
      else if (target instanceof Element && attributeName !== null)
        recorded.push(`attribute: ${attributeName}=${target.getAttribute(attributeName)}`);
      else recorded.push(`text: ${target.textContent}`);
    }
  }).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
}

/**
 * Runs in the content scripts' world before them. The page cannot listen to an event type that it does not know, so
 * everything that is sent out of this world is reported to the page as an `observer:isolated` event.
 */
export function spyOnContentScripts(): void {
  const { dispatchEvent } = EventTarget.prototype;
  const report = (channel: string, value: unknown) => {
    const detail = `${channel} ${typeof value === 'string' ? value : JSON.stringify(value)}`;
    dispatchEvent.call(document, new CustomEvent('observer:isolated', { detail }));
  };
  EventTarget.prototype.dispatchEvent = function (this: EventTarget, event) {
    report(`event ${event.type}`, Reflect.get(event, 'detail') ?? Reflect.get(event, 'data'));
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
      report(name, args);
      return Reflect.apply(original, this, args);
    });
  }
}

/** Everything that a script of the page can read now, and what was recorded since the page was loaded, by place. */
export async function readPage(): Promise<Record<string, string>> {
  const recorded: string[] = Reflect.get(window, '__heard') ?? [];
  const strings: string[] = [];
  const seen = new WeakSet<object>();
  const queue: object[] = [window];
  // A limit only: some ten thousand objects of a page can be reached without entering its closures.
  for (let walked = 0; queue.length > 0 && walked < 200_000; walked += 1) {
    const owner = queue.shift();
    if (owner === undefined) break;
    for (const key of Reflect.ownKeys(owner)) {
      strings.push(String(key));
      const described = Reflect.getOwnPropertyDescriptor(owner, key);
      // Getters of prototypes are not called: they work on instances only and return the browser's own values.
      const value = owner === window ? Reflect.get(owner, key) : described?.value;
      if (typeof value === 'string') strings.push(value);
      const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
      if (!isObject || value === recorded || value instanceof Node || value instanceof Storage)
        continue;
      const object = Object(value);
      if (seen.has(object)) continue;
      seen.add(object);
      queue.push(object);
    }
  }
  // The simulated page keeps localStorage under another name, see simulator/page/storage.ts.
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
    events: recorded.join('\n'),
  };
}
