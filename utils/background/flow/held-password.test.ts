import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHeldPassword, PASSWORD_HOLD_MS } from './held-password.ts';
import type { InterruptedStep } from './machine/interrupted-step.ts';
import type { Step } from './machine/state.ts';

const interrupted: InterruptedStep = {
  status: 'removing',
  phone: '+14155550123',
  callId: 5,
  before: { phone: '+14155550123', hasPhone: true, requiredAction: null },
};
const challenge = { ticket: 't', methods: ['totp' as const], backupCodesAllowed: false };
const withMfa = {
  interrupted,
  challenge,
  challengeId: 5,
  mfaType: 'totp',
  smsSentTo: null,
  smsAt: 0,
} as const;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Holds a password for call 5. Its clock stands still, so that only the timer can forget it. */
function holdForCall5() {
  const held = createHeldPassword(() => 0);
  held.hold(5, 'p');
  return held;
}

describe('the held password', () => {
  it('is available only to the call that waits for MFA', () => {
    const held = holdForCall5();
    expect(held.passwordFor(5)).toBe('p');
    expect(held.passwordFor(6)).toBeNull();
  });

  it('is forgotten after five minutes, even when nothing reads it', () => {
    const held = holdForCall5();
    vi.advanceTimersByTime(PASSWORD_HOLD_MS - 1);
    expect(held.passwordFor(5)).toBe('p');
    vi.advanceTimersByTime(1);
    expect(held.passwordFor(5)).toBeNull();
  });

  it('is held for another five minutes when it is replaced', () => {
    const held = holdForCall5();
    vi.advanceTimersByTime(PASSWORD_HOLD_MS - 1);
    held.hold(7, 'q');
    vi.advanceTimersByTime(PASSWORD_HOLD_MS - 1);
    expect(held.passwordFor(7)).toBe('q');
  });

  it.each<Step>([
    { ...interrupted },
    { status: 'awaitingMfa', ...withMfa, failure: null },
    { status: 'sendingMfaSms', ...withMfa, callId: 6 },
    { status: 'finishingMfa', ...withMfa, callId: 7 },
  ])('is kept for a step that needs it: $status', (step) => {
    const held = holdForCall5();
    held.forgetUnlessNeededBy(step);
    expect(held.passwordFor(5)).toBe('p');
  });

  it.each<Step>([
    { status: 'idle' },
    { status: 'done', what: 'removed', phone: '+14155550123', account: 'confirms', settles: null },
    { status: 'handedOff', interrupted, why: 'captchaRequired', found: null, retryAt: null },
    {
      status: 'awaitingRemovalPassword',
      phone: '+14155550123',
      failure: null,
    },
    {
      status: 'awaitingMfa',
      ...withMfa,
      interrupted: { ...interrupted, callId: 4 },
      failure: null,
    },
  ])('is forgotten in any other step: $status', (step) => {
    const held = holdForCall5();
    held.forgetUnlessNeededBy(step);
    expect(held.passwordFor(5)).toBeNull();
  });
});
