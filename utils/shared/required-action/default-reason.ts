import type { ChangePhoneReason } from '../flow/change-phone-reason.ts';
import { routesOf } from './phone-route.ts';

/** The reason for submitting a number while `action` is required (null: nothing is), unless the user chooses another. */
export const defaultReasonFor = (action: string | null): ChangePhoneReason =>
  action !== null && routesOf(action).phone !== 'none'
    ? 'user_action_required'
    : 'user_settings_update';
