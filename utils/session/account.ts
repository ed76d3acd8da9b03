import type { CurrentUser } from '../discord/current-user.ts';
import { maskedPhone } from '../phone/masked-phone.ts';
import type { Account } from './connection.ts';

/** What of a user the popup may show. */
export const accountOf = (user: CurrentUser): Account => ({
  userId: user.id,
  username: user.username,
  globalName: user.globalName,
  maskedPhone: user.phone === null ? null : maskedPhone(user.phone),
  hasEmail: user.hasEmail,
});
