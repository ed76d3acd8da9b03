import { expect, it } from 'vitest';
import { createSettingsReader } from './settings-reader.ts';

it('a settings read that failed once is made again, and the defaults hold meanwhile', async () => {
  let reads = 0;
  let tellOthers: (value: number | null) => void = () => {};
  const read = createSettingsReader(
    {
      async get() {
        reads += 1;
        if (reads === 1) throw new Error('the disk cannot be read');
        return 5;
      },
      exists: async () => true,
      set: async () => {},
      remove: async () => {},
      watch(listener) {
        tellOthers = listener;
      },
    },
    30,
  );
  expect([await read(), await read(), await read()]).toEqual([30, 5, 5]);
  expect(reads).toBe(2);
  tellOthers(60);
  expect(await read()).toBe(60);
  tellOthers(null);
  expect(await read()).toBe(30);
});
