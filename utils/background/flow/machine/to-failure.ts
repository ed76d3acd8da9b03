import { type Failure, type FailureKind, ownFailure } from '#shared/flow/failure.ts';
import type { CallError } from '../../discord-api/call-error.ts';
import { ErrorCode } from '../../discord-api/error-codes.ts';
import { kindOfCode, kindOfField } from './failure-table.ts';

type DiscordError = Extract<CallError, { name: 'discordError' }>;

/** Turns the error of a call into the failure to show. `now` in ms since the epoch. */
export function toFailure(error: CallError, now: number): Failure {
  switch (error.name) {
    case 'discordError':
      return discordFailure(error);
    case 'rateLimited':
      return {
        kind: 'rateLimited',
        discord: discordDetails(error.message, null),
        retryAt: error.retryAfterMs === null ? null : now + error.retryAfterMs,
      };
    case 'unauthorized':
      return { ...ownFailure('signInExpired'), discord: discordDetails(error.message, null) };
    case 'mfaRequired':
      return ownFailure('mfaRequired');
    case 'captchaRequired':
      return ownFailure('refused');
    case 'httpError':
      return ownFailure(error.status >= 500 ? 'serverTrouble' : 'unreadableAnswer');
    case 'unexpectedReply':
      return ownFailure('unreadableAnswer');
    case 'networkError':
    case 'timeout':
      return ownFailure('noAnswer');
    case 'handsetError':
      return ownFailure('handsetError');
  }
}

/** Whether Discord may have carried out the request although the call failed. */
export function mayHaveTakenEffect(error: CallError): boolean {
  switch (error.name) {
    case 'networkError':
    case 'timeout':
    case 'unexpectedReply':
    case 'handsetError':
      return true;
    case 'httpError':
    case 'discordError':
      return error.status >= 500 || error.status < 300;
    case 'rateLimited':
    case 'unauthorized':
    case 'captchaRequired':
    case 'mfaRequired':
      return false;
  }
}

function discordFailure(error: DiscordError): Failure {
  const field = fieldToName(error.fields);
  const kind = (field && kindOfField(field)) ?? kindOfStatus(error) ?? kindOfCode(error.code);
  return {
    kind: kind ?? 'refused',
    discord: discordDetails(field?.message || error.message, error.code),
    retryAt: null,
  };
}

/** The field to speak of. Without a valid phone token, nothing else matters; fields that Handset does not send come last. */
const fieldToName = (fields: DiscordError['fields']): DiscordError['fields'][number] | undefined =>
  fields.find((each) => kindOfField(each) === 'verificationExpired') ??
  fields.find((each) => kindOfField(each) !== null) ??
  fields[0];

/** The failure kind where the HTTP status says more than the error code. */
function kindOfStatus({ status, code }: DiscordError): FailureKind | null {
  if (status >= 500) return 'serverTrouble';
  if (status < 300) return 'notReady';
  // "Unknown Message" means that Discord blocked the request only when it comes with 403.
  return code === ErrorCode.UnknownMessage && status !== 403 ? 'refused' : null;
}

const discordDetails = (message: string | null, code: number | null): Failure['discord'] =>
  message === null || message === '' ? null : { message: message.slice(0, 500), code };
