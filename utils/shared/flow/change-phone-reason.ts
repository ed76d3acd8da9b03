/**
 * Why a phone number is changed, in Discord's own values.
 * https://docs.discord.food/topics/phone-verification#change-phone-reason
 */
export const CHANGE_PHONE_REASONS = [
  'user_action_required',
  'user_settings_update',
  'guild_phone_required',
  'mfa_phone_update',
  'contact_sync',
] as const;
export type ChangePhoneReason = (typeof CHANGE_PHONE_REASONS)[number];
