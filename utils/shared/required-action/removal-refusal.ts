import { requiresReverify } from './phone-route.ts';

/** Why Handset does not offer to remove the number. */
export type RemovalRefusal = 'noPhone' | 'noEmail' | 'reverificationOpen';

/** Null if Discord's own client would offer to remove the number, otherwise why it would not. */
export function removalRefusal(account: {
  readonly phone: string | null;
  readonly hasEmail: boolean;
  readonly requiredAction: string | null;
}): RemovalRefusal | null {
  if (account.phone === null) return 'noPhone';
  if (!account.hasEmail) return 'noEmail';
  return requiresReverify(account.requiredAction) ? 'reverificationOpen' : null;
}
