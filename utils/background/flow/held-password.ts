import type { Step } from './machine/state.ts';

/** How long a password is held, in memory alone, for a call that waits to be confirmed. */
export const PASSWORD_HELD_MS = 5 * 60 * 1000;

/** Whoever makes calls has the only one. */
export type HeldPassword = ReturnType<typeof createHeldPassword>;

/** The password of the one call that waits for a confirmation. It is nowhere else, and dies with the background. */
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
      const timer = setTimeout(forget, PASSWORD_HELD_MS);
      held = { callId, password, until: now() + PASSWORD_HELD_MS, timer };
    },
    /** The password for a call that is made again, or null. */
    of: (callId: number): string | null =>
      // A timer stands still while the computer sleeps.
      held !== null && held.callId === callId && now() < held.until ? held.password : null,
    /** Forgets it unless this is the step that waits with it. */
    keepFor(step: Step): void {
      if (held !== null && held.callId !== callOf(step)) forget();
    },
  };
}

/** The call that a step makes, or makes again once it is confirmed. */
function callOf(step: Step): number | null {
  switch (step.status) {
    case 'awaitingMfa':
    case 'sendingMfaSms':
    case 'finishingMfa':
      return step.interrupted.callId;
    default:
      return 'callId' in step ? step.callId : null;
  }
}
