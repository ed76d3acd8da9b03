import type { StoredItem } from '#shared/storage/stored-item.ts';

/** A stored item that can be made to go, whatever fails. */
export interface ErasableItem<Value> extends StoredItem<Value> {
  /** The value is gone from now on. A storage that refuses to remove it is asked again until it does. Never rejects. */
  erase(): Promise<void>;
}

/** How long to wait before a storage that refused is asked again, in ms. Doubled each time up to the second. */
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 10_000;

/** Adds `erase` to an item. There must be only one of these for each stored item, because it knows what must go. */
export function makeErasable<Value>(item: StoredItem<Value>): ErasableItem<Value> {
  /** Whether the stored value must not be there any more. */
  let mustGo = false;
  let erasures = 0;
  let writes = 0;

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

  async function erase(): Promise<void> {
    mustGo = true;
    erasures += 1;
    await removeNow(FIRST_PAUSE_MS);
  }

  return {
    ...item,
    get: async () => (mustGo ? null : erasedMeanwhile(await item.get())),
    exists: async () => !mustGo && (await item.exists()),
    async set(value) {
      const before = erasures;
      writes += 1;
      await item.set(value).finally(() => {
        writes -= 1;
      });
      // A value that was on its way when everything was erased must go as well.
      if (before !== erasures) await erase();
      else mustGo = false;
    },
    erase,
  };

  function erasedMeanwhile(value: Value | null): Value | null {
    return mustGo ? null : value;
  }
}
