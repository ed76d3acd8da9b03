import { setTimeout as sleep } from 'node:timers/promises';

/** How long anything in a browser is waited for unless told otherwise. */
export const defaultTimeoutMs = 10_000;

/**
 * Asks again and again until the answer is something else than undefined. A probe that throws counts
 * as "not yet", because a page that is just navigating throws; the last error is told at the end.
 */
export async function until<Answer>(
  what: string | (() => string),
  probe: () => Promise<Answer | undefined>,
  timeoutMs = defaultTimeoutMs,
  intervalMs = 30,
): Promise<Answer> {
  const end = performance.now() + timeoutMs;
  let problem: unknown;
  do {
    try {
      const answer = await probe();
      if (answer !== undefined) return answer;
      problem = undefined;
    } catch (error) {
      problem = error;
    }
    await sleep(intervalMs);
  } while (performance.now() < end);
  const described = typeof what === 'string' ? what : what();
  throw new Error(`Waited ${timeoutMs} ms for ${described}`, { cause: problem });
}
