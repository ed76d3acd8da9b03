import { describe, expect, it, vi } from 'vitest';
import { memoryItem } from '#shared/storage/testing/memory-item.ts';
import { makeErasable } from './erasable-item.ts';

describe('an erased item', () => {
  it('is gone for every reader at once, and asked to go until the storage removes it', async () => {
    const memory = memoryItem<string>('secret');
    let refusals = 2;
    const item = makeErasable({
      ...memory,
      async remove() {
        refusals -= 1;
        if (refusals >= 0) throw new Error('the disk is full');
        await memory.remove();
      },
    });
    await item.erase();
    expect(await memory.get()).toBe('secret');
    expect(await item.get()).toBeNull();
    expect(await item.exists()).toBe(false);
    await vi.waitFor(async () => expect(await memory.get()).toBeNull());
  });

  it('does not come back with a value that was on its way', async () => {
    const memory = memoryItem<string>();
    const arrived = Promise.withResolvers<void>();
    const item = makeErasable({
      ...memory,
      async set(value: string) {
        await arrived.promise;
        await memory.set(value);
      },
    });
    const setting = item.set('secret');
    await item.erase();
    arrived.resolve();
    await setting;
    expect(await memory.get()).toBeNull();
  });

  it('keeps a value that is set afterwards, even while the storage refused to remove the former one', async () => {
    const memory = memoryItem<string>('secret');
    let refuses = true;
    const item = makeErasable({
      ...memory,
      async remove() {
        if (refuses) throw new Error('the disk is full');
        await memory.remove();
      },
    });
    await item.erase();
    await item.set('new');
    refuses = false;
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(await item.get()).toBe('new');
  });

  it('keeps a value that is on its way when a storage that refused is asked again', async () => {
    const memory = memoryItem<string>('secret');
    const stored = Promise.withResolvers<void>();
    let refusals = 1;
    const item = makeErasable({
      ...memory,
      async set(value: string) {
        await memory.set(value);
        await stored.promise;
      },
      async remove() {
        refusals -= 1;
        if (refusals >= 0) throw new Error('the disk is full');
        await memory.remove();
      },
    });
    await item.erase();
    const setting = item.set('new');
    await new Promise((resolve) => setTimeout(resolve, 120));
    stored.resolve();
    await setting;
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(await item.get()).toBe('new');
  });
});

describe('an item that is replaced', () => {
  it('is read as what takes its place at once, however slow the storage is', async () => {
    const memory = memoryItem<string>('secret');
    const removed = Promise.withResolvers<void>();
    const stored = Promise.withResolvers<void>();
    const item = makeErasable({
      ...memory,
      async set(value: string) {
        await stored.promise;
        await memory.set(value);
      },
      async remove() {
        await removed.promise;
        await memory.remove();
      },
    });
    const replacing = item.replace('gone');
    expect([await item.get(), await item.exists()]).toEqual(['gone', true]);
    removed.resolve();
    await vi.waitFor(async () => expect(await memory.get()).toBeNull());
    expect(await item.get()).toBe('gone');
    stored.resolve();
    await replacing;
    expect([await item.get(), await memory.get()]).toEqual(['gone', 'gone']);
  });

  it('is gone, and read as nothing, when what takes its place cannot be stored', async () => {
    const memory = memoryItem<string>('secret');
    const item = makeErasable({
      ...memory,
      set: () => Promise.reject(new Error('QUOTA_BYTES quota exceeded')),
    });
    await expect(item.replace('gone')).rejects.toThrow('quota');
    expect([await item.get(), await memory.get()]).toEqual([null, null]);
  });

  it('leaves a value that is set meanwhile', async () => {
    const memory = memoryItem<string>('secret');
    const item = makeErasable(memory);
    await Promise.all([item.replace('gone'), item.set('new')]);
    expect([await item.get(), await memory.get()]).toEqual(['new', 'new']);
  });

  it('stays gone when it is erased meanwhile', async () => {
    const memory = memoryItem<string>('secret');
    const item = makeErasable(memory);
    await Promise.all([item.replace('gone'), item.erase()]);
    expect([await item.get(), await memory.get()]).toEqual([null, null]);
  });

  it('does not come back with a value that was on its way, and what takes its place stays', async () => {
    const memory = memoryItem<string>();
    const arrived = Promise.withResolvers<void>();
    const item = makeErasable({
      ...memory,
      async set(value: string) {
        if (value === 'secret') await arrived.promise;
        await memory.set(value);
      },
    });
    const setting = item.set('secret');
    const replacing = item.replace('gone');
    arrived.resolve();
    await Promise.all([setting, replacing]);
    expect([await item.get(), await memory.get()]).toEqual(['gone', 'gone']);
  });
});
