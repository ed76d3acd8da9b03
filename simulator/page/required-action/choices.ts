/** One way to complete a required action. */
export type Choice = 'email' | 'phone' | 'reverify-email' | 'reverify-phone';

/** The choices that the screen offers for each action, in order (2026-02; the same in 2025). */
const CHOICES: Readonly<Record<string, readonly Choice[]>> = {
  REQUIRE_CAPTCHA: [],
  REQUIRE_VERIFIED_EMAIL: ['email'],
  REQUIRE_VERIFIED_PHONE: ['phone'],
  REQUIRE_REVERIFIED_EMAIL: ['reverify-email'],
  REQUIRE_REVERIFIED_PHONE: ['reverify-phone'],
  REQUIRE_VERIFIED_EMAIL_OR_VERIFIED_PHONE: ['email', 'phone'],
  REQUIRE_REVERIFIED_EMAIL_OR_VERIFIED_PHONE: ['phone', 'reverify-email'],
  REQUIRE_VERIFIED_EMAIL_OR_REVERIFIED_PHONE: ['email', 'reverify-phone'],
  REQUIRE_REVERIFIED_EMAIL_OR_REVERIFIED_PHONE: ['reverify-email', 'reverify-phone'],
};

/** The choices of the full screen; null if the action has none, as unknown actions do. */
export function choicesOf(action: string | null): readonly Choice[] | null {
  return action === null ? null : (CHOICES[action] ?? null);
}

/** Whether the client knows the action. */
export function isKnown(action: string): boolean {
  return isLocked(action) || action === 'AGREEMENTS';
}

/** Whether a screen covers the app. */
export function isLocked(action: string | null): boolean {
  return choicesOf(action) !== null || action === 'REQUIRE_SAFETY_FLOWS';
}
