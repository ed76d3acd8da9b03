import type { AccountHint } from '#shared/account-hint.ts';
import { type SessionState, withConnection } from './state.ts';
import { type SessionTransition, unchanged } from './transition-result.ts';

/** A page told what its user's account has now. The number itself is unknown until Discord is asked. */
export function onAccountHeard(
  state: SessionState,
  { userId, hasPhone, hasEmail, hasSmsMfa }: AccountHint,
): SessionTransition {
  const { connection } = state;
  if (connection.status !== 'connected' || connection.session.userId !== userId)
    return unchanged(state);
  const before = connection.account;
  const account = {
    ...before,
    hasPhone: hasPhone ?? before.hasPhone,
    phone: hasPhone === null || hasPhone === before.hasPhone ? before.phone : null,
    hasEmail: hasEmail ?? before.hasEmail,
    hasSmsMfa: hasSmsMfa ?? before.hasSmsMfa,
  };
  const isSame =
    account.hasPhone === before.hasPhone &&
    account.hasEmail === before.hasEmail &&
    account.hasSmsMfa === before.hasSmsMfa;
  return unchanged(isSame ? state : withConnection(state, { ...connection, account }));
}
