/** A way out that a screen offers. */
export type Choice = 'email' | 'phone' | 'reverify-email' | 'reverify-phone';

/** What the screen offers for each action, in its order (2026-02; the same in 2025). */
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

/** The choices of the full screen; null where there is no such screen, as for an unknown action. */
export function choicesOf(action: string | null): readonly Choice[] | null {
  return action === null ? null : (CHOICES[action] ?? null);
}

/** Whether a screen lies over the app. */
export function isLocked(action: string | null): boolean {
  return choicesOf(action) !== null || action === 'REQUIRE_SAFETY_FLOWS';
}
