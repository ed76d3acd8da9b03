import type { EndpointName, RateLimit, RequestRecord } from './contract.ts';

interface LimitState {
  limit: RateLimit;
  calls: number;
  /** Null while calls are left. */
  resetAt: number | null;
  /** The callers that were told how long to wait; only they can be blamed for calling too early. */
  notified: Set<RequestRecord['source']>;
}

/** A call above the limit. */
export interface Refusal {
  limit: RateLimit;
  secondsLeft: number;
  /** Whether the caller had been told to wait and called too early. */
  isEarly: boolean;
}

/** The rate limits that a test set, by endpoint. */
export class RateLimits {
  #running = new Map<EndpointName, LimitState>();

  set(endpoint: EndpointName, limit: RateLimit): void {
    this.#running.set(endpoint, { limit, ...freshState() });
  }

  /** Counts a call; null if it is within the limit. */
  countCall(endpoint: EndpointName, source: RequestRecord['source']): Refusal | null {
    const running = this.#running.get(endpoint);
    if (!running) return null;
    const { limit } = running;
    const now = Date.now();
    if (running.resetAt !== null && now >= running.resetAt) Object.assign(running, freshState());
    running.calls += 1;
    if (running.calls <= limit.after) return null;
    const resetAt = running.resetAt ?? now + limit.retryAfterSeconds * 1000;
    const isEarly = running.notified.has(source);
    running.resetAt = resetAt;
    if (limit.withTime !== false) running.notified.add(source);
    return { limit, secondsLeft: (resetAt - now) / 1000, isEarly };
  }

  clear(): void {
    this.#running.clear();
  }
}

function freshState(): Omit<LimitState, 'limit'> {
  return { calls: 0, resetAt: null, notified: new Set() };
}
