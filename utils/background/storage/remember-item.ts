import type { StoredItem } from '#shared/storage/stored-item.ts';

/**
 * Makes an item be read from storage once, and then from memory until it is written again. Only for an item that nothing
 * but the background writes, and with only one of these for it.
 */
export function rememberItem<Value>(item: StoredItem<Value>): StoredItem<Value> {
  const readValue = remember(item.get);
  const readExistence = remember(item.exists);

  /** What is read before a write begins or has ended is forgotten, because it may be from before it. */
  async function write(change: () => Promise<void>): Promise<void> {
    const forget = () => {
      readValue.forget();
      readExistence.forget();
    };
    forget();
    await change().finally(forget);
  }

  return {
    ...item,
    get: readValue,
    exists: readExistence,
    set: (value) => write(() => item.set(value)),
    remove: () => write(item.remove),
  };
}

/** Reads once, and again after `forget` or a failure. */
function remember<Result>(read: () => Promise<Result>) {
  let remembered: Promise<Result> | null = null;
  const readOnce = (): Promise<Result> => {
    if (remembered !== null) return remembered;
    const reading = read();
    remembered = reading;
    reading.catch(() => {
      if (remembered === reading) remembered = null;
    });
    return reading;
  };
  return Object.assign(readOnce, {
    forget() {
      remembered = null;
    },
  });
}
