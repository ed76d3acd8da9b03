import { describe, expect, it } from 'vitest';
import { mergeRuns } from './merge-runs.ts';

describe('merged runs', () => {
  it('make one more run of any number of requests while one is under way', async () => {
    let runs = 0;
    let isRunning = false;
    const run = mergeRuns(async () => {
      expect(isRunning).toBe(false);
      isRunning = true;
      runs += 1;
      await new Promise((resolve) => setTimeout(resolve, 1));
      isRunning = false;
    });
    await Promise.all(Array.from({ length: 4000 }, run));
    expect(runs).toBe(2);
    await run();
    expect(runs).toBe(3);
  });

  it('never run at the same time, whenever they are requested', async () => {
    let running = 0;
    const run = mergeRuns(async () => {
      running += 1;
      expect(running).toBe(1);
      await Promise.resolve();
      running -= 1;
    });
    for (let each = 0; each < 200; each += 1) {
      void run();
      for (let turn = 0; turn < each % 7; turn += 1) await Promise.resolve();
    }
    await run();
  });

  it('resolve with a run that began after the request', async () => {
    const seen: number[] = [];
    let value = 0;
    const run = mergeRuns(async () => {
      const began = value;
      await new Promise((resolve) => setTimeout(resolve, 1));
      seen.push(began);
    });
    void run();
    value = 1;
    await run();
    expect(seen.at(-1)).toBe(1);
  });

  it('go on after one that failed', async () => {
    let fails = true;
    const run = mergeRuns(async () => {
      await Promise.resolve();
      if (fails) throw new Error('failed');
    });
    const first = run();
    const failure = first.catch((error: unknown) => {
      fails = false;
      return error;
    });
    const second = run();
    expect(await failure).toEqual(new Error('failed'));
    await expect(second).resolves.toBeUndefined();
  });
});
