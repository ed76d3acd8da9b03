import type { NumberInUse } from './contract.ts';

/** What Discord does with a number that is on another account: sources contradict each other, so tests choose. */
export class NumberPolicy {
  #inUse: NumberInUse = { answer: 'move' };

  set(inUse: NumberInUse): void {
    this.#inUse = inUse;
  }

  /** The error code that refuses a number in use at one of the two calls; null if the number moves. */
  refusalAt(call: 'start' | 'finish'): 70008 | 70011 | null {
    const { answer, at = 'start' } = this.#inUse;
    return answer === 'move' || at !== call ? null : answer;
  }

  clear(): void {
    this.#inUse = { answer: 'move' };
  }
}
