import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import * as z from 'zod/mini';
import { parseWith } from './parse-with.ts';
import { declareLocalItem, declareSessionItem } from './stored-item.ts';

const item = declareSessionItem('thing', 2, parseWith(z.object({ name: z.string() })));

describe('a session item', () => {
  beforeEach(() => fakeBrowser.reset());

  it('returns what was written', async () => {
    await item.set({ name: 'a' });
    expect(await item.get()).toEqual({ name: 'a' });
  });

  it('is stored only in memory', async () => {
    await item.set({ name: 'a' });
    expect(await fakeBrowser.storage.local.get()).toEqual({});
    expect(await fakeBrowser.storage.sync.get()).toEqual({});
  });

  it.each([
    ['an older version', { version: 1, value: { name: 'a' } }],
    ['a damaged value', { version: 2, value: { name: 7 } }],
    ['something else', 'thing'],
  ])('is removed on reading when it holds %s', async (_, stored) => {
    await fakeBrowser.storage.session.set({ thing: stored });
    expect(await item.get()).toBeNull();
    expect(await fakeBrowser.storage.session.get()).toEqual({});
  });

  it.each([[{}], [{ thing: 'damaged' }]])(
    'keeps what is written while it is being read, and was %j before',
    async (before) => {
      await fakeBrowser.storage.session.set(before);
      const reading = item.get();
      const writing = item.set({ name: 'a' });
      expect(await reading).toBeNull();
      await writing;
      expect(await item.get()).toEqual({ name: 'a' });
    },
  );

  it('exists even when its value cannot be read', async () => {
    expect(await item.exists()).toBe(false);
    await fakeBrowser.storage.session.set({ thing: 'damaged' });
    expect(await item.exists()).toBe(true);
  });

  it('reports changes until the signal aborts', async () => {
    const listener = vi.fn();
    const stop = new AbortController();
    item.watch(listener, stop.signal);
    await item.set({ name: 'a' });
    expect(listener).toHaveBeenLastCalledWith({ name: 'a' });
    await item.remove();
    expect(listener).toHaveBeenLastCalledWith(null);
    stop.abort();
    await item.set({ name: 'b' });
    expect(listener).toHaveBeenCalledTimes(2);
  });
});

describe('a local item', () => {
  const setting = declareLocalItem('choice', 2, parseWith(z.object({ name: z.string() })));
  beforeEach(() => fakeBrowser.reset());

  it('is read from any version', async () => {
    for (const version of [1, 2, 3]) {
      await fakeBrowser.storage.local.set({ choice: { version, value: { name: 'a', more: 1 } } });
      expect(await setting.get()).toEqual({ name: 'a' });
    }
  });

  it('keeps an unreadable value, so that the user can be told, until it is overwritten', async () => {
    await fakeBrowser.storage.local.set({ choice: 'damaged' });
    expect(await setting.get()).toBeNull();
    expect(await setting.exists()).toBe(true);
    await setting.set({ name: 'b' });
    expect(await setting.get()).toEqual({ name: 'b' });
  });
});
