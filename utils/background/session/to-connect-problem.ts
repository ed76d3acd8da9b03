import type { ConnectProblem } from '#shared/session/connect-problem.ts';
import type { CallError } from '../discord-api/call-error.ts';
import { failureOf } from '../flow/machine/to-failure.ts';

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
