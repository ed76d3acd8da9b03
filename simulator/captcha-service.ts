interface Challenge {
  call: string;
  rqToken: string;
}

/** The captchas that were required, and the calls that may be repeated with their solutions. */
export class CaptchaService {
  #challenges = new Map<string, Challenge>();

  /** Remembers the call that a captcha was required for. */
  remember(call: string, sessionId: string, rqToken: string): void {
    this.#challenges.set(sessionId, { call, rqToken });
  }

  /** Uses up a solution; returns whether it belongs to this call. */
  spend(call: string, sessionId: string, rqToken: string): boolean {
    const challenge = this.#challenges.get(sessionId);
    if (challenge?.call !== call || challenge.rqToken !== rqToken) return false;
    return this.#challenges.delete(sessionId);
  }

  clear(): void {
    this.#challenges.clear();
  }
}
