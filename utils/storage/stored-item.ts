import { browser } from 'wxt/browser';
import * as z from 'zod/mini';

/** One item of extension storage: typed, versioned, and parsed whenever it is read. */
export interface StoredItem<Value> {
  /** The value, or null when there is none or it is not readable as this version: then it is dropped. */
  get(): Promise<Value | null>;
  set(value: Value): Promise<void>;
  remove(): Promise<void>;
  /** Calls back with every new value until `signal` aborts. */
  watch(listener: (value: Value | null) => void, signal: AbortSignal): void;
}

/**
 * Declares an item in `storage.session`: in memory, gone with the browser, out of reach for content scripts.
 * Everything that Handset learns is there. https://developer.chrome.com/docs/extensions/reference/api/storage#property-session
 */
export const declareSessionItem = <Value>(
  key: string,
  version: number,
  schema: z.ZodMiniType<Value>,
): StoredItem<Value> => declareItem('session', key, version, schema);

/** Declares an item in `storage.local`: on disk, and readable by content scripts. For settings alone. */
export const declareLocalItem = <Value>(
  key: string,
  version: number,
  schema: z.ZodMiniType<Value>,
): StoredItem<Value> => declareItem('local', key, version, schema);

function declareItem<Value>(
  areaName: 'session' | 'local',
  key: string,
  version: number,
  schema: z.ZodMiniType<Value>,
): StoredItem<Value> {
  const envelope = z.object({ version: z.literal(version), value: schema });
  const read = (stored: unknown): Value | null => {
    const parsed = envelope.safeParse(stored);
    return parsed.success ? parsed.data.value : null;
  };
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
