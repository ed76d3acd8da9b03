/** Documented but no longer in use: a verified phone completes only its first half. */
export const PHONE_THEN_EMAIL = 'REQUIRE_VERIFIED_PHONE_THEN_EMAIL';

/** The actions that ask to reverify the number on the account. */
const REVERIFY: readonly string[] = [
  'REQUIRE_REVERIFIED_PHONE',
  'REQUIRE_VERIFIED_EMAIL_OR_REVERIFIED_PHONE',
  'REQUIRE_REVERIFIED_EMAIL_OR_REVERIFIED_PHONE',
];

const SATISFIED_BY_PHONE: readonly string[] = [
  ...REVERIFY,
  'REQUIRE_VERIFIED_PHONE',
  'REQUIRE_VERIFIED_EMAIL_OR_VERIFIED_PHONE',
  'REQUIRE_REVERIFIED_EMAIL_OR_VERIFIED_PHONE',
  PHONE_THEN_EMAIL,
];

/** Whether this required action asks to reverify the number on the account. */
export function asksToReverify(requiredAction: string | null): boolean {
  return requiredAction !== null && REVERIFY.includes(requiredAction);
}

/** Whether verifying a phone number satisfies this required action. */
export function isSatisfiedByPhone(requiredAction: string | null): boolean {
  return requiredAction !== null && SATISFIED_BY_PHONE.includes(requiredAction);
}

/** Whether ordinary requests are refused while this action is required. */
export function locksAccount(requiredAction: string | null): boolean {
  return (
    requiredAction !== null && /^REQUIRE_.*(PHONE|EMAIL|CAPTCHA|SAFETY_FLOWS)/.test(requiredAction)
  );
}
