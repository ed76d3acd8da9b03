import * as z from 'zod/mini';

/** The ways to confirm that work in a popup. A security key (`webauthn`) is bound to Discord's own page. */
export const MfaType = z.enum(['totp', 'sms', 'backup', 'password']);
export type MfaType = z.infer<typeof MfaType>;
