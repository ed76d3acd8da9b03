import type { FieldRule } from './endpoint.ts';

export const changePhoneReason: FieldRule = {
  choices: [
    'user_action_required',
    'user_settings_update',
    'guild_phone_required',
    'mfa_phone_update',
    'contact_sync',
  ],
};
