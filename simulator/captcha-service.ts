interface Challenge {
  call: string;
  rqToken: string;
}

/** Captchas that were asked for, and the calls that may be repeated with a solution. */
export class CaptchaService {
  #challenges = new Map<string, Challenge>();

  /** Remembers what the next call has to be a repetition of; the answer's body, without its key. */
  remember(call: string, sessionId: string, rqToken: string): void {
    this.#challenges.set(sessionId, { call, rqToken });
  }

  /** Whether a solution belongs to this call; it is used up by it. */
  spend(call: string, sessionId: string, rqToken: string): boolean {
    const challenge = this.#challenges.get(sessionId);
    if (challenge?.call !== call || challenge.rqToken !== rqToken) return false;
    return this.#challenges.delete(sessionId);
  }

  clear(): void {
    this.#challenges.clear();
  }
}
