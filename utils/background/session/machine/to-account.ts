import type { ReadyUser } from '#shared/ready-user.ts';
import type { CurrentUser } from '../../discord-api/current-user.ts';
import type { Account } from './connection.ts';

/** The part of a user that is stored. */
export const toAccount = ({ id, ...user }: CurrentUser): Account => ({
  userId: id,
  hasPhone: user.phone !== null,
  ...user,
});

/** The account from READY, which has less: for a locked account, about which Discord returns nothing else. */
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
