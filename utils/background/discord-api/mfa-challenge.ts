import * as z from 'zod/mini';
import { MfaType } from '#shared/flow/mfa-type.ts';

/** The MFA that Discord requires before it accepts a call. https://docs.discord.food/authentication#mfa-verification */
export const MfaChallenge = z.object({
  ticket: z.string(),
  methods: z.array(MfaType),
  /** Whether a backup code is accepted in place of the authenticator's code. */
  backupCodesAllowed: z.boolean(),
});
export type MfaChallenge = z.infer<typeof MfaChallenge>;

const ChallengeBody = z.object({
  code: z.literal(60_003),
  mfa: z.object({
    ticket: z.string(),
    methods: z.array(z.object({ type: z.string(), backup_codes_allowed: z.nullish(z.boolean()) })),
  }),
});

/** Reads the body of a 401 that asks for MFA, else null. Drops unknown methods, as Discord's own client does. */
export function readMfaChallenge(body: unknown): MfaChallenge | null {
  const parsed = ChallengeBody.safeParse(body);
  if (!parsed.success) return null;
  const { ticket, methods } = parsed.data.mfa;
  return {
    ticket,
    methods: MfaType.options.filter((known) => methods.some(({ type }) => type === known)),
    backupCodesAllowed: methods.some(
      ({ type, backup_codes_allowed }) => type === 'totp' && backup_codes_allowed === true,
    ),
  };
}
