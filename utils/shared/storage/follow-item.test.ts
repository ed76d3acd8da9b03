import { describe, expect, it, vi } from 'vitest';
import { followItem } from './follow-item.ts';
import type { StoredItem } from './stored-item.ts';

/** An item whose read and whose changes come when the test says so. */
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

describe('an item that is followed', () => {
  it('tells what is stored, and then every change until it is told to stop', async () => {
    const { item, read, change } = slowItem();
    const tell = vi.fn();
    const stop = new AbortController();
    const told = followItem(item, tell, stop.signal);
    expect(tell).not.toHaveBeenCalled();
    read('stored');
    await told;
    expect(tell.mock.calls).toEqual([['stored']]);
    change('changed');
    change(null);
    stop.abort();
    change('too late');
    expect(tell.mock.calls).toEqual([['stored'], ['changed'], [null]]);
  });

  it('never tells what was read after what has changed meanwhile', async () => {
    const { item, read, change } = slowItem();
    const tell = vi.fn();
    const told = followItem(item, tell, new AbortController().signal);
    change('newer');
    read('older');
    await told;
    expect(tell.mock.calls).toEqual([['newer']]);
  });
});
