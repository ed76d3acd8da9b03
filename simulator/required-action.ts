/** Whether verifying a phone number settles this required action. */
export function isSettledByPhone(requiredAction: string | null): boolean {
  return requiredAction?.startsWith('REQUIRE_') === true && requiredAction.includes('PHONE');
}

/** Whether ordinary requests are refused until this required action is settled. */
export function locksAccount(requiredAction: string | null): boolean {
  return requiredAction !== null && /^REQUIRE_.*(PHONE|EMAIL)/.test(requiredAction);
}
