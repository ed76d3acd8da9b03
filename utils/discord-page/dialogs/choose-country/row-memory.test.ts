import { expect, it } from 'vitest';
import { RowMemory } from './row-memory.ts';

const row = (country: string, top: number) => ({ country, code: null, top });

it('finds the topmost row of a country that was not tried, in whatever order they were seen', () => {
  const memory = new RowMemory();
  memory.add([row('DO', 80), row('US', 400)]);
  memory.add([row('DO', 40), row('DO', 80)]);
  expect(memory.find({ country: 'DO' })).toEqual(row('DO', 40));
  memory.markTried(row('DO', 40));
  expect(memory.find({ country: 'DO' })).toEqual(row('DO', 80));
  memory.markTried(row('DO', 80));
  memory.add([row('DO', 40)]);
  expect(memory.find({ country: 'DO' })).toBeUndefined();
  expect(memory.find({ country: 'US' })).toEqual(row('US', 400));
});

it('has seen nothing at first, and begins at the top', () => {
  expect(new RowMemory().find({ code: '1' })).toBeUndefined();
  expect(new RowMemory().continueAt).toBe(0);
});
