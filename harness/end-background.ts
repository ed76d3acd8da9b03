import { until } from './until.ts';

/** A background as the browser knows it: Chromium's service worker or Firefox's event page. */
export interface Background {
  /** Tells one run from the next; those that are starting count. */
  runningIds(): Promise<readonly string[]>;
  /** Asks the browser to end it, whatever it is busy with. */
  askToEnd(): Promise<void>;
}

/** How long a background may take to end before it is asked to once more. */
const ASK_AGAIN_MS = 1000;

/**
 * Ends the running background and returns when that is gone. Where an event is still waiting for it, the browser
 * starts another at once, which knows nothing of the first.
 */
export async function endBackground({ runningIds, askToEnd }: Background): Promise<void> {
  const doomed = await runningIds();
  if (doomed.length === 0) return;
  let askedAt = Number.NEGATIVE_INFINITY;
  await until('the background to end', async () => {
    // Not each time: the one that the browser starts in its place would be ended as well, and lose its event.
    if (performance.now() - askedAt > ASK_AGAIN_MS) {
      askedAt = performance.now();
      await askToEnd();
    }
    const left = await runningIds();
    return left.some((id) => doomed.includes(id)) ? undefined : true;
  });
}
