/** Tells whoever has subscribed, one after the other. */
export interface Notifier<Value> {
  readonly subscribe: (listener: (value: Value) => Promise<void> | void) => void;
  /** Resolves when every subscriber is done; rejects when one fails. */
  readonly notify: (value: Value) => Promise<void>;
}

/** Creates a notifier without subscribers, so that who owns a state need not know who shows it. */
export function createNotifier<Value>(): Notifier<Value> {
  const listeners: ((value: Value) => Promise<void> | void)[] = [];
  return {
    subscribe: (listener) => void listeners.push(listener),
    async notify(value) {
      for (const listener of listeners) await listener(value);
    },
  };
}
