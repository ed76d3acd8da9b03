import type { StoredItem } from '../stored-item.ts';

/** A stored item that lives in a variable, so that it survives when a test re-creates the parts that use it. */
export function memoryItem<Value>(
  initial: Value | null = null,
): StoredItem<Value> & { erase(): Promise<void> } {
  let stored = JSON.stringify(initial);
  return {
    get: async () => JSON.parse(stored),
    exists: async () => stored !== 'null',
    async set(value) {
      stored = JSON.stringify(value);
    },
    async remove() {
      stored = 'null';
    },
    async erase() {
      stored = 'null';
    },
    watch() {},
  };
}
