import type { CallError } from '../discord/call-error.ts';
import { failureOf } from '../flow/failure-of.ts';
import type { ConnectProblem } from './connect-problem.ts';

/** Why Discord did not tell whose a header is. */
export function problemOf(error: CallError): ConnectProblem {
  const { kind } = failureOf(error, 0);
  switch (kind) {
    case 'signInExpired':
    case 'accountLocked':
    case 'rateLimited':
      return kind;
    case 'noAnswer':
    case 'serverTrouble':
    case 'handsetError':
      return 'discordUnreachable';
    default:
      return 'refused';
  }
}
