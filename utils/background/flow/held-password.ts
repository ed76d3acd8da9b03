import type { Step } from './machine/state.ts';

/** How long a password is held for a call that waits for MFA, in memory only. */
export const PASSWORD_HOLD_MS = 5 * 60 * 1000;

/** There is only one instance, owned by the effect performer. */
export type HeldPassword = ReturnType<typeof createHeldPassword>;

/** Holds the password of the one call that waits for MFA, in memory only, so it is lost when the background stops. */
export function createHeldPassword(now: () => number) {
  let held: {
    readonly callId: number;
    readonly password: string;
    readonly until: number;
    readonly timer: ReturnType<typeof setTimeout>;
  } | null = null;

  function forget(): void {
    clearTimeout(held?.timer);
    held = null;
  }

  return {
    forget,
    hold(callId: number, password: string): void {
      forget();
      const timer = setTimeout(forget, PASSWORD_HOLD_MS);
      held = { callId, password, until: now() + PASSWORD_HOLD_MS, timer };
    },
    /** The password for repeating a call, or null. */
    passwordFor: (callId: number): string | null =>
      // The time is checked too, because timers do not run while the computer sleeps.
      held !== null && held.callId === callId && now() < held.until ? held.password : null,
    /** Forgets the password unless `step` makes, or will repeat, the call that needs it. */
    forgetUnlessNeededBy(step: Step): void {
      if (held !== null && held.callId !== callIdOf(step)) forget();
    },
  };
}

/** The number of the call that a step makes, or repeats after MFA. */
function callIdOf(step: Step): number | null {
  switch (step.status) {
    case 'awaitingMfa':
    case 'sendingMfaSms':
    case 'finishingMfa':
      return step.interrupted.callId;
    default:
      return 'callId' in step ? step.callId : null;
  }
}
