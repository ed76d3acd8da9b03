import type { EndpointName, RateLimit, RequestRecord } from './contract.ts';

interface Running {
  limit: RateLimit;
  calls: number;
  /** Null while there are calls left. */
  resetAt: number | null;
  /** Who has been told to wait: only they can be blamed for not waiting. */
  told: Set<RequestRecord['source']>;
}

/** One call that comes too late to be let through. */
export interface Refusal {
  limit: RateLimit;
  secondsLeft: number;
  /** Whoever calls had been told to wait, and did not. */
  early: boolean;
}

/** The rate limits that a test has set, by endpoint. */
export class RateLimits {
  #running = new Map<EndpointName, Running>();

  set(endpoint: EndpointName, limit: RateLimit): void {
    this.#running.set(endpoint, { limit, ...fresh() });
  }

  /** Counts a call; null lets it through. */
  count(endpoint: EndpointName, source: RequestRecord['source']): Refusal | null {
    const running = this.#running.get(endpoint);
    if (!running) return null;
    const { limit } = running;
    const now = Date.now();
    if (running.resetAt !== null && now >= running.resetAt) Object.assign(running, fresh());
    running.calls += 1;
    if (running.calls <= limit.after) return null;
    const resetAt = running.resetAt ?? now + limit.retryAfterSeconds * 1000;
    const early = running.told.has(source);
    running.resetAt = resetAt;
    if (limit.withTime !== false) running.told.add(source);
    return { limit, secondsLeft: (resetAt - now) / 1000, early };
  }

  clear(): void {
    this.#running.clear();
  }
}

function fresh(): Omit<Running, 'limit'> {
  return { calls: 0, resetAt: null, told: new Set() };
}
