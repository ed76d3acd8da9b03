import type { EndpointName, Override } from './contract.ts';

/** The answers that a test queued or holds back, by endpoint. */
export class Overrides {
  #queues = new Map<EndpointName, Override[]>();
  #holds = new Map<EndpointName, Promise<void>[]>();
  #releases = new Set<() => void>();

  queue(endpoint: EndpointName, override: Override, count: number): void {
    const queue = this.#queues.get(endpoint) ?? [];
    for (let i = 0; i < count; i += 1) queue.push(override);
    this.#queues.set(endpoint, queue);
  }

  dequeueOverride(endpoint: EndpointName): Override | undefined {
    return this.#queues.get(endpoint)?.shift();
  }

  /** Holds back the next answer until the returned function is called. */
  hold(endpoint: EndpointName): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    const waiting = this.#holds.get(endpoint) ?? [];
    this.#holds.set(endpoint, [...waiting, promise]);
    this.#releases.add(resolve);
    return () => {
      this.#releases.delete(resolve);
      resolve();
    };
  }

  /** The promise that the next answer must wait for. */
  dequeueHold(endpoint: EndpointName): Promise<void> | undefined {
    return this.#holds.get(endpoint)?.shift();
  }

  clear(): void {
    this.#queues.clear();
    this.#holds.clear();
    for (const release of this.#releases) release();
    this.#releases.clear();
  }
}
