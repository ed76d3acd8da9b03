import type { StoredItem } from '#shared/storage/stored-item.ts';

/** Reads settings that are asked for often: from storage once, and then as they change. */
export function createSettingsReader<Settings>(
  item: StoredItem<Settings>,
  defaults: Settings,
): () => Promise<Settings> {
  let known: Promise<Settings> | null = null;
  item.watch((settings) => {
    known = Promise.resolve(settings ?? defaults);
  }, new AbortController().signal);
  return () => {
    known ??= item.get().then((settings) => settings ?? defaults);
    return known;
  };
}
