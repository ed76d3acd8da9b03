import type { CurrentUser } from '../discord/current-user.ts';
import type { Account } from './connection.ts';

/** What of a user is kept. */
export const accountOf = ({ id, ...user }: CurrentUser): Account => ({ userId: id, ...user });
