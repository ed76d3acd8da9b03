import type { CallError } from '../discord-api/call-error.ts';
import { toFailure } from './machine/to-failure.ts';

/**
 * Whether Discord no longer accepts the authorization of a call. Every such error must also end the session: the view
 * hides this failure, so only the missing session shows it.
 */
export const isSignInExpired = (error: CallError): boolean =>
  toFailure(error, 0).kind === 'signInExpired';
