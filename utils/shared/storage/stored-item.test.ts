import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import * as z from 'zod/mini';
import { parseWith } from './parse-with.ts';
import { declareLocalItem, declareSessionItem } from './stored-item.ts';

const item = declareSessionItem('thing', 2, parseWith(z.object({ name: z.string() })));

describe('a stored item', () => {
  beforeEach(() => fakeBrowser.reset());

  it('is read back as it was written', async () => {
    await item.set({ name: 'a' });
    expect(await item.get()).toEqual({ name: 'a' });
  });

  it('is in memory only', async () => {
    await item.set({ name: 'a' });
    expect(await fakeBrowser.storage.local.get()).toEqual({});
    expect(await fakeBrowser.storage.sync.get()).toEqual({});
  });

  it.each([
    ['an older version', { version: 1, value: { name: 'a' } }],
    ['a damaged value', { version: 2, value: { name: 7 } }],
    ['something else', 'thing'],
  ])('is dropped when it is %s', async (_what, stored) => {
    await fakeBrowser.storage.session.set({ thing: stored });
    expect(await item.get()).toBeNull();
    expect(await fakeBrowser.storage.session.get()).toEqual({});
  });

  it('is there or not, whether or not it can be read', async () => {
    expect(await item.exists()).toBe(false);
    await fakeBrowser.storage.session.set({ thing: 'damaged' });
    expect(await item.exists()).toBe(true);
  });

  it('tells of changes until it is told to stop', async () => {
    const heard = vi.fn();
    const stop = new AbortController();
    item.watch(heard, stop.signal);
    await item.set({ name: 'a' });
    expect(heard).toHaveBeenLastCalledWith({ name: 'a' });
    await item.remove();
    expect(heard).toHaveBeenLastCalledWith(null);
    stop.abort();
    await item.set({ name: 'b' });
    expect(heard).toHaveBeenCalledTimes(2);
  });
});

describe('a setting', () => {
  const setting = declareLocalItem('choice', 2, parseWith(z.object({ name: z.string() })));
  beforeEach(() => fakeBrowser.reset());

  it('is read from whichever version stored it', async () => {
    for (const version of [1, 2, 3]) {
      await fakeBrowser.storage.local.set({ choice: { version, value: { name: 'a', more: 1 } } });
      expect(await setting.get()).toEqual({ name: 'a' });
    }
  });

  it('that cannot be read stays, so that the user can be told, until it is chosen anew', async () => {
    await fakeBrowser.storage.local.set({ choice: 'damaged' });
    expect(await setting.get()).toBeNull();
    expect(await setting.exists()).toBe(true);
    await setting.set({ name: 'b' });
    expect(await setting.get()).toEqual({ name: 'b' });
  });
});
