/** Controls what the extension's API answers on one page, instead of the background and the browser. */
export interface ApiControls {
  /** Stores the items in `storage.session` or `storage.local`, and calls the listeners of that area. */
  store(area: 'session' | 'local', items: Readonly<Record<string, unknown>>): void;
  /** Whether messages to the background find no receiver. */
  areMessagesLost: boolean;
  /** Resolves when the browser draws the next frame. */
  nextFrame(): Promise<unknown>;
}

/**
 * Replaces the storage, the messages and the permissions of the extension's API on a page by stand-ins that live in the
 * page, and puts their controls into `window.api`. Writing to the browser's own storage takes ten times as long as
 * painting what was written. Runs in the page, before its scripts, so it may use nothing outside.
 */
export function standInForApi(): void {
  type Items = Record<string, unknown>;
  type Listener = (changes: Record<string, { newValue?: unknown }>) => void;

  /** A substitute for an API function: resolves a promise and, as the polyfill requires, calls a callback. */
  const answerWith =
    (answer: (argument: unknown) => unknown) =>
    (...args: unknown[]) => {
      const value = answer(args[0]);
      const callback = args.at(-1);
      if (typeof callback === 'function') callback(value);
      return Promise.resolve(value);
    };

  const createArea = () => {
    const items: Items = {};
    const listeners = new Set<Listener>();
    const store = (changed: Items) => {
      // A copy each, as from the browser's storage.
      const copy: Items = JSON.parse(JSON.stringify(changed));
      Object.assign(items, copy);
      const changes = Object.fromEntries(
        Object.entries(copy).map(([name, newValue]) => [name, { newValue }]),
      );
      for (const listener of listeners) listener(changes);
    };
    const api = {
      get: answerWith((name) => {
        if (typeof name !== 'string') throw new Error('The pages read one item at a time');
        const { [name]: value } = items;
        return value === undefined || value === null ? {} : { [name]: value };
      }),
      set: answerWith((changed) => store(Object(changed))),
      onChanged: {
        addListener: (listener: Listener) => listeners.add(listener),
        removeListener: (listener: Listener) => listeners.delete(listener),
      },
    };
    return { api, store };
  };

  const drawnFrame = requestAnimationFrame;
  const areas = { session: createArea(), local: createArea() };
  const controls: ApiControls = {
    store: (area, items) => areas[area].store(items),
    areMessagesLost: false,
    nextFrame: () => new Promise((resolve) => drawnFrame(resolve)),
  };
  for (const namespace of ['browser', 'chrome']) {
    const each = Reflect.get(globalThis, namespace);
    if (each?.storage === undefined) continue;
    each.runtime.sendMessage = answerWith(() => {
      if (controls.areMessagesLost) throw new Error('The message has no receiver');
    });
    each.permissions.request = answerWith(() => true);
    for (const area of ['session', 'local'] as const) {
      const { get, set, onChanged } = areas[area].api;
      Object.assign(each.storage[area], { get, set });
      Object.assign(each.storage[area].onChanged, onChanged);
    }
  }
  Reflect.set(globalThis, 'api', controls);

  // Preact runs effects after the next frame, of which there are only 60 in a second.
  Reflect.set(globalThis, 'requestAnimationFrame', (callback: FrameRequestCallback) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => callback(performance.now());
    port2.postMessage(null);
    return 0;
  });
}

/** Replaces the document by that of a page of the extension, in the same window. Runs in the page. */
export async function loadIntoWindow(path: string): Promise<void> {
  const answer = await fetch(`/${path}`);
  const html = await answer.text();
  history.replaceState(null, '', `/${path}`);
  document.open();
  document.write(html);
  document.close();
}
