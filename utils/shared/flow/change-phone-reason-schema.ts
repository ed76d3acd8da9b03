import * as z from 'zod/mini';
import { CHANGE_PHONE_REASONS } from './change-phone-reason.ts';

/** Separate from the list of reasons, so that the popup can show the list without loading zod. */
export const ChangePhoneReason = z.enum(CHANGE_PHONE_REASONS);
