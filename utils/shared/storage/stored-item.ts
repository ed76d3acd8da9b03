import { browser } from 'wxt/browser';
import { isObject } from './is-object.ts';

/** One item of extension storage: typed, versioned, and parsed whenever it is read. */
export interface StoredItem<Value> {
  /** The value, or null when there is none or it is not readable. */
  get(): Promise<Value | null>;
  /** Whether there is anything, readable or not. */
  exists(): Promise<boolean>;
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
 * What is not readable as this version is dropped when it is read: it may hold secrets.
 */
export function declareSessionItem<Value>(
  key: string,
  version: number,
  readValue: ReadValue<Value>,
): StoredItem<Value> {
  const item = declareReplacedItem(key, version, readValue);
  return {
    ...item,
    async get() {
      const value = await item.get();
      if (value === null && (await item.exists())) await item.remove();
      return value;
    },
  };
}

/** The same for an owner that replaces what is not readable by itself, so that at no moment nothing is there. */
export const declareReplacedItem = <Value>(
  key: string,
  version: number,
  readValue: ReadValue<Value>,
): StoredItem<Value> =>
  declareItem('session', key, version, (stored) =>
    isObject(stored) && stored.version === version ? readValue(stored.value) : null,
  );

/**
 * Declares an item in `storage.local`: on disk, and readable by content scripts. For settings, and for nothing of an
 * account. `readValue` takes from any version what it knows, and what cannot be read stays until it is written anew.
 */
export const declareLocalItem = <Value>(
  key: string,
  version: number,
  readValue: ReadValue<Value>,
): StoredItem<Value> =>
  declareItem('local', key, version, (stored) =>
    isObject(stored) ? readValue(stored.value) : null,
  );

function declareItem<Value>(
  areaName: 'session' | 'local',
  key: string,
  version: number,
  read: ReadValue<Value>,
): StoredItem<Value> {
  const area = () => browser.storage[areaName];
  return {
    async get() {
      const { [key]: stored } = await area().get(key);
      return read(stored);
    },
    async exists() {
      const { [key]: stored = null } = await area().get(key);
      return stored !== null;
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
