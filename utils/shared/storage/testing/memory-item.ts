import type { StoredItem } from '../stored-item.ts';

/** A stored item that lives in a variable, so that it survives when a test re-creates the parts that use it. */
export function memoryItem<Value>(
  initial: Value | null = null,
): StoredItem<Value> & { erase(): Promise<void>; replace(value: Value): Promise<void> } {
  let stored = JSON.stringify(initial);
  const set = async (value: Value) => {
    stored = JSON.stringify(value);
  };
  return {
    get: async () => JSON.parse(stored),
    exists: async () => stored !== 'null',
    set,
    async remove() {
      stored = 'null';
    },
    async erase() {
      stored = 'null';
    },
    replace: set,
    watch() {},
  };
}
