import { setTimeout as sleep } from 'node:timers/promises';
import type { MainThreadClock } from './main-thread-clock.ts';

const LOOK_EVERY_MS = 400;
/** What a page in which nothing happens may use of the processor in that time, in ms. */
const IDLE_MS = 4;

/** Waits until the page has nothing left to do; what the clock shows then. */
export async function untilQuiet(clock: MainThreadClock): Promise<number> {
  let before = await clock();
  for (let tries = 0; tries < 50; tries += 1) {
    await sleep(LOOK_EVERY_MS);
    const now = await clock();
    if (now - before < IDLE_MS) return now;
    before = now;
  }
  throw new Error('The page did not become quiet');
}
