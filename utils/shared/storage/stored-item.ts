import { browser } from 'wxt/browser';
import { isObject } from './is-object.ts';

/** One item of extension storage: typed, versioned, and parsed whenever it is read. */
export interface StoredItem<Value> {
  /** The value; null when nothing is stored or it cannot be read. */
  get(): Promise<Value | null>;
  /** Whether anything is stored, readable or not. */
  exists(): Promise<boolean>;
  set(value: Value): Promise<void>;
  remove(): Promise<void>;
  /** Calls back with every new value until `signal` aborts. */
  watch(listener: (value: Value | null) => void, signal: AbortSignal): void;
}

interface DeclaredItem<Value> extends StoredItem<Value> {
  /** The value, and whether something is stored that cannot be read: both at the same moment. */
  look(): Promise<{ readonly value: Value | null; readonly isUnreadable: boolean }>;
}

/** Parses a stored value; null when it is invalid. */
export type ReadValue<Value> = (value: unknown) => Value | null;

/**
 * Declares an item in `storage.session`: in memory, gone when the browser closes, not accessible to content scripts.
 * Everything that Handset learns is stored there.
 * https://developer.chrome.com/docs/extensions/reference/api/storage#property-session
 * A value that cannot be read as this version is removed when it is read, because it may contain secrets.
 */
export function declareSessionItem<Value>(
  key: string,
  version: number,
  readValue: ReadValue<Value>,
): StoredItem<Value> {
  const item = declareRetainedSessionItem(key, version, readValue);
  let writes = 0;
  return {
    ...item,
    async get() {
      const before = writes;
      const { value, isUnreadable } = await item.look();
      // What was written meanwhile is another value, which stays.
      if (isUnreadable && before === writes) await item.remove();
      return value;
    },
    set(value) {
      writes += 1;
      return item.set(value);
    },
  };
}

/**
 * Declares a session item that keeps an unreadable value when it is read. Its owner overwrites the value instead, so
 * that something is stored at all times.
 */
export const declareRetainedSessionItem = <Value>(
  key: string,
  version: number,
  readValue: ReadValue<Value>,
): DeclaredItem<Value> =>
  declareItem('session', key, version, (stored) =>
    isObject(stored) && stored.version === version ? readValue(stored.value) : null,
  );

/**
 * Declares an item in `storage.local`: on disk, and readable by content scripts. It is for settings, never for account
 * data. `readValue` reads what it knows from any version; an unreadable value stays until it is overwritten.
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
): DeclaredItem<Value> {
  const area = () => browser.storage[areaName];
  const look = async () => {
    const { [key]: stored = null } = await area().get(key);
    const value = read(stored);
    return { value, isUnreadable: value === null && stored !== null };
  };
  return {
    look,
    get: async () => (await look()).value,
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
