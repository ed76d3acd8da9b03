import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHeldPassword, PASSWORD_HELD_MS } from './held-password.ts';
import type { InterruptedStep, Step } from './machine/state.ts';

const interrupted: InterruptedStep = {
  status: 'removing',
  changePhoneReason: 'contact_sync',
  phone: '+14155550123',
  callId: 5,
};
const challenge = { ticket: 't', methods: ['totp' as const], backupCodesAllowed: false };
const withMfa = { interrupted, challenge, mfaType: 'totp', smsSentTo: null, smsAt: 0 } as const;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** One that holds a password for call 5, and a clock that stands still whatever the timers do. */
function holding() {
  const held = createHeldPassword(() => 0);
  held.hold(5, 'p');
  return held;
}

describe('the password that is held', () => {
  it('is for the one call that waits for a confirmation', () => {
    const held = holding();
    expect(held.of(5)).toBe('p');
    expect(held.of(6)).toBeNull();
  });

  it('is gone after five minutes, whether or not anybody asks for it', () => {
    const held = holding();
    vi.advanceTimersByTime(PASSWORD_HELD_MS - 1);
    expect(held.of(5)).toBe('p');
    vi.advanceTimersByTime(1);
    expect(held.of(5)).toBeNull();
  });

  it('has five minutes of its own when it is held anew', () => {
    const held = holding();
    vi.advanceTimersByTime(PASSWORD_HELD_MS - 1);
    held.hold(7, 'q');
    vi.advanceTimersByTime(PASSWORD_HELD_MS - 1);
    expect(held.of(7)).toBe('q');
  });

  it.each<Step>([
    { ...interrupted },
    { status: 'awaitingMfa', ...withMfa, failure: null },
    { status: 'sendingMfaSms', ...withMfa, callId: 6 },
    { status: 'finishingMfa', ...withMfa, callId: 7 },
  ])('is kept for the step that waits with it: $status', (step) => {
    const held = holding();
    held.keepFor(step);
    expect(held.of(5)).toBe('p');
  });

  it.each<Step>([
    { status: 'idle' },
    { status: 'done', what: 'removed', phone: '+14155550123', account: 'confirms' },
    { status: 'handedOff', interrupted, why: 'captchaRequired', found: null },
    {
      status: 'awaitingRemovalPassword',
      changePhoneReason: 'contact_sync',
      phone: '+14155550123',
      failure: null,
    },
    {
      status: 'awaitingMfa',
      ...withMfa,
      interrupted: { ...interrupted, callId: 4 },
      failure: null,
    },
  ])('is forgotten at any other step: $status', (step) => {
    const held = holding();
    held.keepFor(step);
    expect(held.of(5)).toBeNull();
  });
});
