import * as z from 'zod/mini';

/** E.164: a plus sign and at most 15 digits that do not begin with a zero. */
export const E164 = z.string().check(z.regex(/^\+[1-9]\d{1,14}$/));

/** Six digits. A string, because leading zeros matter. */
export const VerificationCode = z.string().check(z.regex(/^\d{6}$/));
