import * as z from 'zod/mini';
import { Snowflake } from './snowflake.ts';

/** The parts of the user object that Handset needs. https://docs.discord.food/resources/user#user-object */
const UserObject = z.object({
  id: Snowflake,
  username: z.string(),
  global_name: z.nullish(z.string()),
  phone: z.nullish(z.string()),
  email: z.nullish(z.string()),
});

export interface CurrentUser {
  readonly id: string;
  readonly username: string;
  readonly globalName: string | null;
  /** E.164, or null: Discord's own client takes "not null" for "phone verified". */
  readonly phone: string | null;
  readonly hasEmail: boolean;
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
    }),
  ),
);
