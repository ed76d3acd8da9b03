/** Notifies its subscribers, one after the other. */
export interface Notifier<Value> {
  readonly subscribe: (listener: (value: Value) => Promise<void> | void) => void;
  /** Resolves when every subscriber has finished; rejects when one fails. */
  readonly notify: (value: Value) => Promise<void>;
}

/** Creates a notifier without subscribers. With it, the owner of a state need not know who shows it. */
export function createNotifier<Value>(): Notifier<Value> {
  const listeners: ((value: Value) => Promise<void> | void)[] = [];
  return {
    subscribe: (listener) => void listeners.push(listener),
    async notify(value) {
      for (const listener of listeners) await listener(value);
    },
  };
}
