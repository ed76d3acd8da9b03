import type { ConnectProblem } from '#shared/session/connect-problem.ts';
import type { CallError } from '../../discord-api/call-error.ts';
import { toFailure } from '../../flow/machine/to-failure.ts';

/** Why Discord did not name the owner of an authorization. */
export function toConnectProblem(error: CallError): ConnectProblem {
  const { kind } = toFailure(error, 0);
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
