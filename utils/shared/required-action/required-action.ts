/**
 * The required actions that are known. Discord may send others: they are kept and shown as they are.
 * https://docs.discord.food/resources/user#required-action-type
 */
export const REQUIRED_ACTIONS = [
  'AGREEMENTS',
  'REQUIRE_CAPTCHA',
  'REQUIRE_VERIFIED_EMAIL',
  'REQUIRE_REVERIFIED_EMAIL',
  'REQUIRE_VERIFIED_PHONE',
  'REQUIRE_REVERIFIED_PHONE',
  'REQUIRE_VERIFIED_PHONE_THEN_EMAIL',
  'REQUIRE_VERIFIED_EMAIL_OR_VERIFIED_PHONE',
  'REQUIRE_REVERIFIED_EMAIL_OR_VERIFIED_PHONE',
  'REQUIRE_VERIFIED_EMAIL_OR_REVERIFIED_PHONE',
  'REQUIRE_REVERIFIED_EMAIL_OR_REVERIFIED_PHONE',
  // In Discord's own client, not in the documentation.
  'REQUIRE_SAFETY_FLOWS',
  'TOS_UPDATE_ACKNOWLEDGMENT',
] as const;
export type KnownRequiredAction = (typeof REQUIRED_ACTIONS)[number];
