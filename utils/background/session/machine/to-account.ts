import type { ReadyUser } from '#shared/ready-user.ts';
import type { CurrentUser } from '../../discord-api/current-user.ts';
import type { Account } from './connection.ts';

/** What of a user is kept. */
export const toAccount = ({ id, ...user }: CurrentUser): Account => ({
  userId: id,
  hasPhone: user.phone !== null,
  ...user,
});

/** The same from what READY says, which is less: for an account that Discord tells nothing else of. */
export const toAccountFromReady = ({
  userId,
  username,
  globalName,
  hasPhone,
}: ReadyUser): Account => ({
  userId,
  username,
  globalName,
  phone: null,
  hasPhone,
  hasEmail: false,
  hasSmsMfa: false,
  isQuarantined: false,
});
