import { describe, expect, it } from 'vitest';
import { memoryItem } from '#shared/storage/testing/memory-item.ts';
import { rememberItem } from './remember-item.ts';

/** A remembered item over a storage that counts how often it is read. */
function createFixture(initial: string | null = 'first') {
  const memory = memoryItem<string>(initial);
  const reads = { get: 0, exists: 0 };
  const storage = {
    ...memory,
    get: () => {
      reads.get += 1;
      return memory.get();
    },
    exists: () => {
      reads.exists += 1;
      return memory.exists();
    },
  };
  return { storage, reads };
}

describe('a remembered item', () => {
  it('is read once, however many ask for it, together or one after the other', async () => {
    const { storage, reads } = createFixture();
    const item = rememberItem(storage);
    expect(await Promise.all([item.get(), item.get()])).toEqual(['first', 'first']);
    expect(await item.get()).toBe('first');
    expect([await item.exists(), await item.exists()]).toEqual([true, true]);
    expect(reads).toEqual({ get: 1, exists: 1 });
  });

  it('remembers as well that there is nothing', async () => {
    const { storage, reads } = createFixture(null);
    const item = rememberItem(storage);
    expect([await item.get(), await item.get()]).toEqual([null, null]);
    expect([await item.exists(), await item.exists()]).toEqual([false, false]);
    expect(reads).toEqual({ get: 1, exists: 1 });
  });

  it('is read again after it was written, even if that failed', async () => {
    const { storage } = createFixture();
    let isFull = false;
    const item = rememberItem({
      ...storage,
      async set(value: string) {
        // What could not be confirmed may have been stored nevertheless.
        await storage.set(value);
        if (isFull) throw new Error('full');
      },
    });
    await item.get();
    await item.set('second');
    expect([await item.get(), await item.exists()]).toEqual(['second', true]);
    isFull = true;
    await expect(item.set('third')).rejects.toThrow('full');
    expect(await item.get()).toBe('third');
    await item.remove();
    expect([await item.get(), await item.exists()]).toEqual([null, false]);
  });

  it('is not told from memory while it is being written', async () => {
    const { storage } = createFixture();
    const confirmed = Promise.withResolvers<void>();
    const item = rememberItem({
      ...storage,
      async remove() {
        await storage.remove();
        await confirmed.promise;
      },
    });
    expect([await item.get(), await item.exists()]).toEqual(['first', true]);
    const removing = item.remove();
    expect([await item.get(), await item.exists()]).toEqual([null, false]);
    confirmed.resolve();
    await removing;
  });

  it('is read again after a failure', async () => {
    const { storage } = createFixture();
    let failures = 1;
    const item = rememberItem({
      ...storage,
      get: () => (failures-- > 0 ? Promise.reject(new Error('busy')) : storage.get()),
    });
    await expect(item.get()).rejects.toThrow('busy');
    expect(await item.get()).toBe('first');
  });
});
