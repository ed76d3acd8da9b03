import type { EndpointName, Override } from './contract.ts';

/** Answers and delays that a test has asked for, by endpoint. */
export class Overrides {
  #queues = new Map<EndpointName, Override[]>();
  #delays = new Map<EndpointName, number>();

  queue(endpoint: EndpointName, override: Override, count: number): void {
    const queue = this.#queues.get(endpoint) ?? [];
    for (let i = 0; i < count; i += 1) queue.push(override);
    this.#queues.set(endpoint, queue);
  }

  take(endpoint: EndpointName): Override | undefined {
    return this.#queues.get(endpoint)?.shift();
  }

  setDelay(endpoint: EndpointName, ms: number): void {
    this.#delays.set(endpoint, ms);
  }

  delayOf(endpoint: EndpointName): number {
    return this.#delays.get(endpoint) ?? 0;
  }

  clear(): void {
    this.#queues.clear();
    this.#delays.clear();
  }
}
