/**
 * The known required actions. Discord may send others, which are stored and shown as they are.
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
  // These are in Discord's own client, but not in the documentation.
  'REQUIRE_SAFETY_FLOWS',
  'TOS_UPDATE_ACKNOWLEDGMENT',
] as const;
export type KnownRequiredAction = (typeof REQUIRED_ACTIONS)[number];
