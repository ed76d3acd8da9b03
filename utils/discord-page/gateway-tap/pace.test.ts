import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPace } from './pace.ts';

/** The callbacks that wait for idle time, and the clock. */
let idle: (() => void)[];
let now: number;
const page = { hidden: false };
const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve, 5));

beforeEach(() => {
  idle = [];
  now = 1000;
  page.hidden = false;
  vi.stubGlobal('document', page);
  vi.stubGlobal('requestIdleCallback', (callback: () => void) => idle.push(callback));
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Takes turns until the end of the test, a millisecond of work each, and notes when. */
function work(pace: ReturnType<typeof createPace>, done: number[]): void {
  void (async () => {
    while (done.length < 100) {
      await pace.turn();
      done.push(now);
      now += 1;
    }
  })();
}

describe('work that nobody waits for', () => {
  it('begins in idle time, and stops after 3 ms', async () => {
    const done: number[] = [];
    work(createPace(), done);
    await nextTask();
    expect(done).toEqual([]);
    idle.shift()?.();
    await nextTask();
    expect(done).toHaveLength(3);
    expect(idle).toHaveLength(1);
  });

  it('does not wait for idle time in a hidden page', async () => {
    page.hidden = true;
    const done: number[] = [];
    work(createPace(), done);
    await vi.waitFor(() => expect(done.length).toBeGreaterThan(8));
    expect(idle).toEqual([]);
  });
});

describe('work that is hurried', () => {
  it('leaves the page its turn after 3 ms, however many take part in it', async () => {
    const pace = createPace();
    pace.hurry();
    const [one, other]: [number[], number[]] = [[], []];
    work(pace, one);
    work(pace, other);
    let longest = 0;
    const { port1, port2 } = new MessageChannel();
    let before = now;
    port1.onmessage = () => {
      longest = Math.max(longest, now - before);
      before = now;
      if (one.length + other.length < 60) port2.postMessage(null);
    };
    port2.postMessage(null);
    await vi.waitFor(() => expect(one.length + other.length).toBeGreaterThan(60));
    port1.close();
    expect(longest).toBeGreaterThan(0);
    // Both may be about to begin a piece when the time is over.
    expect(longest).toBeLessThanOrEqual(3 + 1);
  });

  it('does not go on waiting for idle time, which has no effect when it comes', async () => {
    const pace = createPace();
    const done: number[] = [];
    work(pace, done);
    await nextTask();
    pace.hurry();
    await vi.waitFor(() => expect(done.length).toBeGreaterThan(8));
    const sliceBefore = done.length;
    for (const callback of idle) callback();
    expect(done).toHaveLength(sliceBefore);
  });
});
