import { waitFor } from './wait-for.ts';

/** The background as the browser controls it: Chromium's service worker or Firefox's event page. */
export interface Background {
  /** The ids of the current runs, including those that are starting; each run has its own. */
  runningIds(): Promise<readonly string[]>;
  /** Asks the browser to end the background, even while it is busy. */
  requestEnd(): Promise<void>;
}

/** How long to wait for the end before requesting it again. */
const REQUEST_AGAIN_MS = 1000;

/**
 * Ends the running background; resolves when it has ended. If an event is pending, the browser immediately starts
 * another one, which shares no memory with the first.
 */
export async function endBackground({ runningIds, requestEnd }: Background): Promise<void> {
  const idsToEnd = await runningIds();
  if (idsToEnd.length === 0) return;
  let requestedAt = Number.NEGATIVE_INFINITY;
  await waitFor('the background to end', async () => {
    // Not on every poll: that would also end the background that the browser starts next, and lose its event.
    if (performance.now() - requestedAt > REQUEST_AGAIN_MS) {
      requestedAt = performance.now();
      await requestEnd();
    }
    const running = await runningIds();
    return running.some((id) => idsToEnd.includes(id)) ? undefined : true;
  });
}
