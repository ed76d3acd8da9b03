import type { StoredItem } from './stored-item.ts';

/**
 * Tells of an item's value, and of every new one until `signal` aborts. Resolves once the first was told. It is watched
 * before it is read, so that nothing is missed, and what was read never comes after something newer.
 */
export async function followItem<Value>(
  item: StoredItem<Value>,
  tell: (value: Value | null) => void,
  signal: AbortSignal,
): Promise<void> {
  let isTold = false;
  item.watch((value) => {
    isTold = true;
    tell(value);
  }, signal);
  const stored = await item.get();
  if (!isTold) tell(stored);
}
