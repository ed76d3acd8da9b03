import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { afterPointerRelease } from './after-pointer-release.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('what is to appear after a pause does so, once', () => {
  const appear = vi.fn();
  afterPointerRelease(1500, () => false, appear);
  vi.advanceTimersByTime(1499);
  expect(appear).not.toHaveBeenCalled();
  vi.advanceTimersByTime(10_000);
  expect(appear).toHaveBeenCalledTimes(1);
});

it('nothing appears while a button is held down, however long', () => {
  const appear = vi.fn();
  let isPressed = true;
  afterPointerRelease(0, () => isPressed, appear);
  vi.advanceTimersByTime(5000);
  expect(appear).not.toHaveBeenCalled();
  isPressed = false;
  vi.advanceTimersByTime(200);
  expect(appear).toHaveBeenCalledTimes(1);
});

it.each([true, false])(
  'what is called off does not appear, a button held down or not: %s',
  (held) => {
    const appear = vi.fn();
    let isPressed = held;
    const callOff = afterPointerRelease(1000, () => isPressed, appear);
    vi.advanceTimersByTime(held ? 3000 : 900);
    callOff();
    isPressed = false;
    vi.advanceTimersByTime(5000);
    expect(appear).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  },
);
