/** What the content script watches in a page. */
export interface ContentScriptCounts {
  /** Elements whose children are being observed now. */
  readonly observed: number;
  /** How often observers have called back. */
  readonly calls: number;
  /** Active `focusin` listeners on the document. */
  readonly focusListeners: number;
  /** How long its observers, timers and listeners on the document have taken, in ms. */
  readonly callbackMs: number;
}

/** What the tap listens to in a page. */
export interface TapCounts {
  /** Sockets that ever got a listener by `addEventListener`, which the page itself never uses. */
  readonly tapped: number;
  /** Sockets that still have such a listener. */
  readonly listening: number;
  /** How long these listeners took, in ms. Firefox tells only whole milliseconds. */
  readonly listenerMs: number;
}

/** Runs in the content script's world before the content script, and counts what that watches. */
function probePage(): void {
  const counts = { observed: 0, calls: 0, focusListeners: 0, callbackMs: 0 };
  let depth = 0;
  const timed = (work: () => void) => {
    const start = performance.now();
    depth += 1;
    try {
      work();
    } finally {
      depth -= 1;
      // What a callback calls back is part of it.
      if (depth === 0) counts.callbackMs += performance.now() - start;
    }
  };
  const nativeTimeout = setTimeout;
  Reflect.set(globalThis, 'setTimeout', (work: () => void, delayMs: number) =>
    nativeTimeout(() => timed(work), delayMs),
  );
  const nativeListen = document.addEventListener.bind(document);
  const NativeObserver = MutationObserver;
  class CountedObserver {
    readonly #observer: MutationObserver;
    #targets = 0;
    constructor(callback: MutationCallback) {
      this.#observer = new NativeObserver((records, observer) => {
        counts.calls += 1;
        timed(() => callback(records, observer));
      });
    }
    observe(target: Node, options: MutationObserverInit) {
      this.#targets += 1;
      counts.observed += 1;
      this.#observer.observe(target, options);
    }
    disconnect() {
      counts.observed -= this.#targets;
      this.#targets = 0;
      this.#observer.disconnect();
    }
  }
  Reflect.set(globalThis, 'MutationObserver', CountedObserver);
  const countedListen = (
    type: string,
    listener: EventListener,
    options?: AddEventListenerOptions,
  ) => {
    if (type === 'focusin' && !options?.signal?.aborted) {
      counts.focusListeners += 1;
      options?.signal?.addEventListener('abort', () => {
        counts.focusListeners -= 1;
      });
    }
    nativeListen(type, (event) => timed(() => listener(event)), options);
  };
  Reflect.set(document, 'addEventListener', countedListen);
  nativeListen('bench:ask', () => {
    document.dispatchEvent(new CustomEvent('bench:told', { detail: JSON.stringify(counts) }));
  });
}

/** Runs in the page's world before the tap, and counts the sockets that the tap listens to. */
function probeTap(): void {
  const counts = { tapped: 0, listening: 0, listenerMs: 0 };
  const timedListeners = new WeakMap<EventListener, EventListener>();
  const timed = (listener: EventListener): EventListener => {
    const known = timedListeners.get(listener);
    if (known) return known;
    const measured = (event: Event) => {
      const start = performance.now();
      listener(event);
      counts.listenerMs += performance.now() - start;
    };
    timedListeners.set(listener, measured);
    return measured;
  };
  const count = (method: 'addEventListener' | 'removeEventListener', change: () => void) => {
    const native = EventTarget.prototype[method];
    Reflect.set(
      WebSocket.prototype,
      method,
      function (this: WebSocket, ...args: Parameters<typeof native>) {
        if (args[0] === 'message') {
          change();
          if (typeof args[1] === 'function') args[1] = timed(args[1]);
        }
        return Reflect.apply(native, this, args);
      },
    );
  };
  count('addEventListener', () => {
    counts.tapped += 1;
    counts.listening += 1;
  });
  count('removeEventListener', () => {
    counts.listening -= 1;
  });
  Reflect.set(window, '__tapping', counts);
}

/** The probes as source text, keyed by the script that each runs before. */
export const probes = {
  'discord-page.js': `(${probePage})();`,
  'gateway-tap.js': `(${probeTap})();`,
} as const;
