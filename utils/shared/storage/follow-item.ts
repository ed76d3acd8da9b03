import type { StoredItem } from './stored-item.ts';

/**
 * Calls `listener` with an item's value and with every new one until `signal` aborts. Resolves after the first call.
 * The item is watched before it is read, so that no change is missed, and the value that was read is never delivered
 * after a newer one.
 */
export async function followItem<Value>(
  item: StoredItem<Value>,
  listener: (value: Value | null) => void,
  signal: AbortSignal,
): Promise<void> {
  let hasNewerValue = false;
  item.watch((value) => {
    hasNewerValue = true;
    listener(value);
  }, signal);
  const stored = await item.get();
  if (!hasNewerValue) listener(stored);
}
