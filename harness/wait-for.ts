import { setTimeout as sleep } from 'node:timers/promises';

/** The default timeout for everything that happens in a browser. */
export const defaultTimeoutMs = 10_000;

/**
 * Calls the probe until it resolves to something other than undefined. An error in the probe counts
 * as "not yet", because a page throws while it navigates; the last one becomes the timeout's cause.
 */
export async function waitFor<Value>(
  description: string | (() => string),
  probe: () => Promise<Value | undefined>,
  timeoutMs = defaultTimeoutMs,
  intervalMs = 30,
): Promise<Value> {
  const end = performance.now() + timeoutMs;
  let lastError: unknown;
  do {
    try {
      const value = await probe();
      if (value !== undefined) return value;
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    await sleep(intervalMs);
  } while (performance.now() < end);
  const described = typeof description === 'string' ? description : description();
  throw new Error(`Waited ${timeoutMs} ms for ${described}`, { cause: lastError });
}
