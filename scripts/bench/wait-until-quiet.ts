import { setTimeout as sleep } from 'node:timers/promises';
import type { MainThreadClock } from './main-thread-clock.ts';

const POLL_MS = 400;
/** The most processor time that an idle page may use in that interval, in ms. */
const IDLE_MS = 4;

/** Waits until the page is idle, and returns the reading of the clock, in ms. Throws after 50 attempts. */
export async function waitUntilQuiet(clock: MainThreadClock): Promise<number> {
  let before = await clock();
  for (let attempt = 0; attempt < 50; attempt += 1) {
    await sleep(POLL_MS);
    const now = await clock();
    if (now - before < IDLE_MS) return now;
    before = now;
  }
  throw new Error('The page did not become quiet');
}
