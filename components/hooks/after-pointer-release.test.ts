import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { afterPointerRelease } from './after-pointer-release.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('afterPointerRelease', () => {
  it('calls back exactly once after the pause', () => {
    const callback = vi.fn();
    afterPointerRelease(1500, () => false, callback);
    vi.advanceTimersByTime(1499);
    expect(callback).not.toHaveBeenCalled();
    vi.advanceTimersByTime(10_000);
    expect(callback).toHaveBeenCalledTimes(1);
  });

  it('waits for as long as a button is held down', () => {
    const callback = vi.fn();
    let isPressed = true;
    afterPointerRelease(0, () => isPressed, callback);
    vi.advanceTimersByTime(5000);
    expect(callback).not.toHaveBeenCalled();
    isPressed = false;
    vi.advanceTimersByTime(200);
    expect(callback).toHaveBeenCalledTimes(1);
  });

  it.each([true, false])('never calls back after a cancel, button held down: %s', (isHeld) => {
    const callback = vi.fn();
    let isPressed = isHeld;
    const cancel = afterPointerRelease(1000, () => isPressed, callback);
    vi.advanceTimersByTime(isHeld ? 3000 : 900);
    cancel();
    isPressed = false;
    vi.advanceTimersByTime(5000);
    expect(callback).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });
});
