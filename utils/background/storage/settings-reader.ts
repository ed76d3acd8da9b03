import type { StoredItem } from '#shared/storage/stored-item.ts';

/** Returns a reader for settings that are needed often. It reads storage only once, then follows changes. */
export function createSettingsReader<Settings>(
  item: StoredItem<Settings>,
  defaults: Settings,
): () => Promise<Settings> {
  let cached: Promise<Settings> | null = null;
  item.watch((settings) => {
    cached = Promise.resolve(settings ?? defaults);
  }, new AbortController().signal);
  return () => {
    cached ??= item.get().then((settings) => settings ?? defaults);
    return cached;
  };
}
