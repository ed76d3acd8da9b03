import * as z from 'zod/mini';

/** Why there is no session although the user wants one. */
export const ConnectProblem = z.enum([
  'noDiscordTab',
  'signedOut',
  'signInExpired',
  'accountLocked',
  'discordUnreachable',
  'rateLimited',
  'refused',
  'noAccess',
  'loadedBeforeExtension',
]);
export type ConnectProblem = z.infer<typeof ConnectProblem>;
