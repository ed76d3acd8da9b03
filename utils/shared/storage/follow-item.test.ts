import { describe, expect, it, vi } from 'vitest';
import { followItem } from './follow-item.ts';
import type { StoredItem } from './stored-item.ts';

/** An item whose read and changes complete when the test says so. */
function slowItem() {
  const read = Promise.withResolvers<string | null>();
  let change: (value: string | null) => void = () => {};
  const item: StoredItem<string> = {
    get: () => read.promise,
    exists: async () => true,
    set: async () => {},
    remove: async () => {},
    watch(listener, signal) {
      change = listener;
      signal.addEventListener('abort', () => {
        change = () => {};
      });
    },
  };
  return { item, read: read.resolve, change: (value: string | null) => change(value) };
}

describe('followItem', () => {
  it('delivers the stored value, then every change until the signal aborts', async () => {
    const { item, read, change } = slowItem();
    const listener = vi.fn();
    const stop = new AbortController();
    const firstCall = followItem(item, listener, stop.signal);
    expect(listener).not.toHaveBeenCalled();
    read('stored');
    await firstCall;
    expect(listener.mock.calls).toEqual([['stored']]);
    change('changed');
    change(null);
    stop.abort();
    change('too late');
    expect(listener.mock.calls).toEqual([['stored'], ['changed'], [null]]);
  });

  it('never delivers the value it read after a newer one', async () => {
    const { item, read, change } = slowItem();
    const listener = vi.fn();
    const firstCall = followItem(item, listener, new AbortController().signal);
    change('newer');
    read('older');
    await firstCall;
    expect(listener.mock.calls).toEqual([['newer']]);
  });
});
