import * as z from 'zod/mini';

/** Why a number is changed, in Discord's own values. https://docs.discord.food/topics/phone-verification#change-phone-reason */
export const ChangePhoneReason = z.enum([
  'user_action_required',
  'user_settings_update',
  'guild_phone_required',
  'mfa_phone_update',
  'contact_sync',
]);
export type ChangePhoneReason = z.infer<typeof ChangePhoneReason>;
