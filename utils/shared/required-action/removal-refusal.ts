import { demandsReverify } from './phone-route.ts';

/** Why a number is not offered to be removed. */
export type RemovalRefusal = 'noPhone' | 'noEmail' | 'reverificationOpen';

/** Whether Discord's own client would offer to remove the number: null when it would, else why not. */
export function removalRefusal(account: {
  readonly phone: string | null;
  readonly hasEmail: boolean;
  readonly requiredAction: string | null;
}): RemovalRefusal | null {
  if (account.phone === null) return 'noPhone';
  if (!account.hasEmail) return 'noEmail';
  return demandsReverify(account.requiredAction) ? 'reverificationOpen' : null;
}
