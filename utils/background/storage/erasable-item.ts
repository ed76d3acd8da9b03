import type { StoredItem } from '#shared/storage/stored-item.ts';

/** A stored item that can be made to go, whatever fails. */
export interface ErasableItem<Value> extends StoredItem<Value> {
  /** The value is gone from now on. A storage that refuses to remove it is asked again until it does. Never rejects. */
  erase(): Promise<void>;
  /**
   * Erases the value, then stores another. Readers see that one at once, never that there is none. Rejects when it
   * cannot be stored: then there is none.
   */
  replace(value: Value): Promise<void>;
}

/** How long to wait before a storage that refused is asked again, in ms. Doubled each time up to the second. */
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 10_000;

/** Adds `erase` to an item. There must be only one of these for each stored item, because it knows what must go. */
export function makeErasable<Value>(item: StoredItem<Value>): ErasableItem<Value> {
  /** Whether the stored value must not be there any more. */
  let mustGo = false;
  let erasures = 0;
  /** How many values were set, and how many of them are on their way. */
  let sets = 0;
  let writes = 0;
  /** What is read while it takes the erased value's place. */
  let replacement: Value | null = null;
  /** What was set last; null when it was erased since. */
  let latest: Value | null = null;

  /** A value that is on its way may be a new one: it decides when it has arrived. */
  function removeLater(pauseMs: number): void {
    const nextPauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    setTimeout(() => {
      if (writes > 0) removeLater(pauseMs);
      else void removeNow(nextPauseMs);
    }, pauseMs);
  }

  async function removeNow(nextPauseMs: number): Promise<void> {
    if (!mustGo) return;
    const current = erasures;
    try {
      await item.remove();
      if (current === erasures) mustGo = false;
    } catch {
      removeLater(nextPauseMs);
    }
  }

  async function eraseFor(next: Value | null): Promise<void> {
    mustGo = true;
    erasures += 1;
    replacement = next;
    latest = next;
    await removeNow(FIRST_PAUSE_MS);
  }

  async function set(value: Value): Promise<void> {
    const before = erasures;
    latest = value;
    sets += 1;
    writes += 1;
    await item.set(value).finally(() => {
      writes -= 1;
      if (before === erasures) replacement = null;
    });
    if (before === erasures) mustGo = false;
    // A value that was on its way when everything was erased must go as well. What was set since stays.
    else await (latest === null ? eraseFor(null) : replace(latest));
  }

  async function replace(value: Value): Promise<void> {
    const before = sets;
    await eraseFor(value);
    // Meanwhile it may have been erased, or a newer value may have been set.
    if (replacement === value && before === sets) await set(value);
  }

  const isGone = () => mustGo || replacement !== null;

  return {
    ...item,
    async get() {
      if (isGone()) return replacement;
      const value = await item.get();
      return isGone() ? replacement : value;
    },
    exists: async () => (isGone() ? replacement !== null : item.exists()),
    set,
    erase: () => eraseFor(null),
    replace,
  };
}
