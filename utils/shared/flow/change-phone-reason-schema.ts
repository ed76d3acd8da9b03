import * as z from 'zod/mini';
import { CHANGE_PHONE_REASONS } from './change-phone-reason.ts';

/** Apart from the list, which the popup shows without any schema. */
export const ChangePhoneReason = z.enum(CHANGE_PHONE_REASONS);
