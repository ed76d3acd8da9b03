import * as z from 'zod/mini';

/** The MFA methods that work in a popup. A security key (`webauthn`) works only on Discord's own page. */
export const MfaType = z.enum(['totp', 'sms', 'backup', 'password']);
export type MfaType = z.infer<typeof MfaType>;
