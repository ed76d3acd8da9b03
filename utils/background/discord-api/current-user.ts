import * as z from 'zod/mini';
import { Snowflake } from '#shared/snowflake.ts';

/** The parts of the user object that Handset needs. https://docs.discord.food/resources/user#user-object */
const UserObject = z.object({
  id: Snowflake,
  username: z.string(),
  global_name: z.nullish(z.string()),
  phone: z.nullish(z.string()),
  email: z.nullish(z.string()),
  flags: z.nullish(z.number()),
});

export interface CurrentUser {
  readonly id: string;
  readonly username: string;
  readonly globalName: string | null;
  /** E.164, or null. Discord's own client treats a phone that is not null as verified. */
  readonly phone: string | null;
  readonly hasEmail: boolean;
  /** Whether the number is also used for MFA by SMS. */
  readonly hasSmsMfa: boolean;
  /** Whether Discord has limited the account. */
  readonly isQuarantined: boolean;
}

// Flags exceed 32 bits, to which `&` truncates numbers. https://docs.discord.food/resources/user#user-flags
const MFA_SMS = 1n << 4n;
const QUARANTINED = 1n << 44n;

function hasFlag(flags: number | null | undefined, flag: bigint): boolean {
  return Number.isSafeInteger(flags) && (BigInt(flags ?? 0) & flag) !== 0n;
}

/** Reads the reply of `GET /users/@me`. */
export const CurrentUserReply = z.pipe(
  UserObject,
  z.transform(
    (user): CurrentUser => ({
      id: user.id,
      username: user.username,
      globalName: user.global_name ?? null,
      phone: user.phone ?? null,
      hasEmail: user.email != null,
      hasSmsMfa: hasFlag(user.flags, MFA_SMS),
      isQuarantined: hasFlag(user.flags, QUARANTINED),
    }),
  ),
);
