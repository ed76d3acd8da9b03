/** No longer in use, but documented: a phone is only its first half. */
export const PHONE_THEN_EMAIL = 'REQUIRE_VERIFIED_PHONE_THEN_EMAIL';

/** The actions that are about the number already on the account. */
const REVERIFY: readonly string[] = [
  'REQUIRE_REVERIFIED_PHONE',
  'REQUIRE_VERIFIED_EMAIL_OR_REVERIFIED_PHONE',
  'REQUIRE_REVERIFIED_EMAIL_OR_REVERIFIED_PHONE',
];

const SETTLED_BY_PHONE: readonly string[] = [
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

/** Whether verifying a phone number settles this required action. */
export function isSettledByPhone(requiredAction: string | null): boolean {
  return requiredAction !== null && SETTLED_BY_PHONE.includes(requiredAction);
}

/** Whether ordinary requests are refused until this required action is settled. */
export function locksAccount(requiredAction: string | null): boolean {
  return requiredAction !== null && /^REQUIRE_.*(PHONE|EMAIL)/.test(requiredAction);
}
