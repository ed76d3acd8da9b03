import type { StoredItem } from '#shared/storage/stored-item.ts';

/**
 * Returns a reader for settings that are needed often. It reads storage only once, then follows changes. While storage
 * cannot be read it returns the defaults, and tries again the next time.
 */
export function createSettingsReader<Settings>(
  item: StoredItem<Settings>,
  defaults: Settings,
): () => Promise<Settings> {
  let cached: Settings | null = null;
  item.watch((settings) => {
    cached = settings ?? defaults;
  }, new AbortController().signal);
  return async () => {
    if (cached !== null) return cached;
    try {
      const stored = await item.get();
      // A change that was heard meanwhile is newer.
      cached ??= stored ?? defaults;
      return cached;
    } catch {
      return cached ?? defaults;
    }
  };
}
