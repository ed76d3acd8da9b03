interface Guesses {
  count: number;
  resetAt: number;
}

/** A guess: Discord limits wrong codes, but publishes no figures. */
export const WRONG_CODES = { after: 5, retryAfterSeconds: 600 };

/** Counts the wrong codes for each number, so that a code cannot be guessed. */
export class WrongCodes {
  #guesses = new Map<string, Guesses>();

  /** How many seconds a caller must wait before another code is looked at; 0 while guesses are left. */
  secondsLeft(phone: string): number {
    const guesses = this.#guesses.get(phone);
    if (!guesses || guesses.count < WRONG_CODES.after) return 0;
    const left = (guesses.resetAt - Date.now()) / 1000;
    if (left <= 0) this.#guesses.delete(phone);
    return Math.max(left, 0);
  }

  count(phone: string): void {
    const count = (this.#guesses.get(phone)?.count ?? 0) + 1;
    const resetAt = Date.now() + WRONG_CODES.retryAfterSeconds * 1000;
    this.#guesses.set(phone, { count, resetAt });
  }

  clear(): void {
    this.#guesses.clear();
  }
}
