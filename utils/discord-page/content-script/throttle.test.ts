import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { throttle } from './throttle.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('a task that is asked for all the time runs at once, then at most once in a pause, and once more at the end', () => {
  const runs: number[] = [];
  let now = 0;
  const run = throttle(() => runs.push(now), 100);
  for (now = 0; now < 350; now += 10) {
    run();
    vi.advanceTimersByTime(10);
  }
  vi.advanceTimersByTime(1000);
  expect(runs).toHaveLength(5);
  expect(runs[0]).toBe(0);
});

it('a task that was asked for once runs once', () => {
  let runs = 0;
  throttle(() => {
    runs += 1;
  }, 100)();
  vi.advanceTimersByTime(1000);
  expect(runs).toBe(1);
});
