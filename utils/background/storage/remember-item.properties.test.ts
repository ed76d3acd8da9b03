import fc from 'fast-check';
import { expect, it } from 'vitest';
import { memoryItem } from '#shared/storage/testing/memory-item.ts';
import { rememberItem } from './remember-item.ts';

const operations = fc.array(
  fc.oneof(
    fc.record({ type: fc.constant('set' as const), value: fc.nat() }),
    fc.record({ type: fc.constantFrom('get' as const, 'exists' as const, 'remove' as const) }),
  ),
  { maxLength: 12 },
);

it('a remembered item never tells what was so before a write that had ended, whatever overlaps', () =>
  fc.assert(
    fc.asyncProperty(operations, fc.scheduler(), async (todo, scheduler) => {
      const memory = memoryItem<number>();
      // What the storage has held, in order: index 0 is the beginning.
      const history: (number | null)[] = [null];
      const storage = {
        ...memory,
        // An answer is on its way for a while after the storage has been read, and a write before it is made.
        get: async () => {
          const value = await memory.get();
          await scheduler.schedule(Promise.resolve(), 'read');
          return value;
        },
        exists: async () => {
          const exists = await memory.exists();
          await scheduler.schedule(Promise.resolve(), 'look');
          return exists;
        },
        set: async (value: number) => {
          await scheduler.schedule(Promise.resolve(), 'set');
          await memory.set(value);
          history.push(value);
        },
        remove: async () => {
          await scheduler.schedule(Promise.resolve(), 'remove');
          await memory.remove();
          history.push(null);
        },
      };
      const item = rememberItem(storage);
      const running = todo.map((operation) =>
        scheduler.schedule(Promise.resolve(), operation.type).then(async () => {
          const begin = history.length - 1;
          if (operation.type === 'set') return item.set(operation.value);
          if (operation.type === 'remove') return item.remove();
          const told = await item[operation.type]();
          const possible = history.slice(begin);
          expect(
            operation.type === 'get' ? possible : possible.map((value) => value !== null),
          ).toContain(told);
        }),
      );
      await scheduler.waitFor(Promise.all(running));
      expect(await scheduler.waitFor(item.get())).toBe(history.at(-1));
    }),
  ));
