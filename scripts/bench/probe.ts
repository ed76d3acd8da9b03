/** What the extension's scripts watch in a page. */
export interface Watching {
  /** Elements whose children are observed at this moment. */
  readonly observed: number;
  /** How often an observer has called back. */
  readonly calls: number;
  /** Listeners for the focus on the document. */
  readonly focusListeners: number;
}

export interface Tapping {
  /** Sockets that somebody has ever listened to by `addEventListener`, which the page itself never does. */
  readonly tapped: number;
  /** Those that are still listened to. */
  readonly listening: number;
}

/** Runs in the content script's world before the content script, and counts what it begins to watch. */
function probePage(): void {
  const seen = { observed: 0, calls: 0, focusListeners: 0 };
  const listen = document.addEventListener.bind(document);
  const Native = MutationObserver;
  class Counted {
    readonly #inner: MutationObserver;
    #targets = 0;
    constructor(callback: MutationCallback) {
      this.#inner = new Native((records, observer) => {
        seen.calls += 1;
        callback(records, observer);
      });
    }
    observe(target: Node, options: MutationObserverInit) {
      this.#targets += 1;
      seen.observed += 1;
      this.#inner.observe(target, options);
    }
    disconnect() {
      seen.observed -= this.#targets;
      this.#targets = 0;
      this.#inner.disconnect();
    }
  }
  Reflect.set(globalThis, 'MutationObserver', Counted);
  const counted = (type: string, listener: EventListener, options?: AddEventListenerOptions) => {
    if (type === 'focusin' && !options?.signal?.aborted) {
      seen.focusListeners += 1;
      options?.signal?.addEventListener('abort', () => {
        seen.focusListeners -= 1;
      });
    }
    listen(type, listener, options);
  };
  Reflect.set(document, 'addEventListener', counted);
  listen('bench:ask', () => {
    document.dispatchEvent(new CustomEvent('bench:told', { detail: JSON.stringify(seen) }));
  });
}

/** Runs in the page's world before the tap, and counts the sockets that it listens to. */
function probeTap(): void {
  const seen = { tapped: 0, listening: 0 };
  const count = (method: 'addEventListener' | 'removeEventListener', change: () => void) => {
    const native = EventTarget.prototype[method];
    Reflect.set(
      WebSocket.prototype,
      method,
      function (this: WebSocket, ...args: Parameters<typeof native>) {
        if (args[0] === 'message') change();
        return Reflect.apply(native, this, args);
      },
    );
  };
  count('addEventListener', () => {
    seen.tapped += 1;
    seen.listening += 1;
  });
  count('removeEventListener', () => {
    seen.listening -= 1;
  });
  Reflect.set(window, '__tapping', seen);
}

/** The probes as files of an extension, each by the script that it goes before. */
export const probes = {
  'discord-page.js': { file: 'probe-page.js', source: `(${probePage})();` },
  'gateway-tap.js': { file: 'probe-tap.js', source: `(${probeTap})();` },
} as const;
