import { browser } from 'wxt/browser';
import { isObject } from './is-object.ts';

/** One item of extension storage: typed, versioned, and parsed whenever it is read. */
export interface StoredItem<Value> {
  /** The value, or null when there is none or it is not readable as this version: then it is dropped. */
  get(): Promise<Value | null>;
  set(value: Value): Promise<void>;
  remove(): Promise<void>;
  /** Calls back with every new value until `signal` aborts. */
  watch(listener: (value: Value | null) => void, signal: AbortSignal): void;
}

/** Reads a stored value, null when it is not what it should be. */
export type ReadValue<Value> = (value: unknown) => Value | null;

/**
 * Declares an item in `storage.session`: in memory, gone with the browser, out of reach for content scripts.
 * Everything that Handset learns is there. https://developer.chrome.com/docs/extensions/reference/api/storage#property-session
 */
export const declareSessionItem = <Value>(
  key: string,
  version: number,
  readValue: ReadValue<Value>,
): StoredItem<Value> => declareItem('session', key, version, readValue);

/** Declares an item in `storage.local`: on disk, and readable by content scripts. For settings alone. */
export const declareLocalItem = <Value>(
  key: string,
  version: number,
  readValue: ReadValue<Value>,
): StoredItem<Value> => declareItem('local', key, version, readValue);

function declareItem<Value>(
  areaName: 'session' | 'local',
  key: string,
  version: number,
  readValue: ReadValue<Value>,
): StoredItem<Value> {
  const read = (stored: unknown): Value | null =>
    isObject(stored) && stored.version === version ? readValue(stored.value) : null;
  const area = () => browser.storage[areaName];
  return {
    async get() {
      const { [key]: stored } = await area().get(key);
      const value = read(stored);
      if (value === null && stored !== undefined) await area().remove(key);
      return value;
    },
    set: (value) => area().set({ [key]: { version, value } }),
    remove: () => area().remove(key),
    watch(listener, signal) {
      const onChanged = (changes: Record<string, { newValue?: unknown }>) => {
        const change = changes[key];
        if (change) listener(read(change.newValue));
      };
      area().onChanged.addListener(onChanged);
      signal.addEventListener('abort', () => area().onChanged.removeListener(onChanged));
    },
  };
}
