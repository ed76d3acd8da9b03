import type { CallError } from '../discord/call-error.ts';
import { type Failure, type FailureKind, ownFailure } from './failure.ts';

type DiscordError = Extract<CallError, { name: 'discordError' }>;

/** Codes that mean the same whatever was asked. https://docs.discord.food/topics/errors */
const KIND_BY_CODE: ReadonlyMap<number, FailureKind> = new Map<number, FailureKind>([
  [10_008, 'blocked'],
  [40_002, 'accountLocked'],
  [50_014, 'signInExpired'],
  [50_018, 'wrongPassword'],
  [50_022, 'invalidPhone'],
  [50_037, 'wrongCode'],
  [50_178, 'accountLocked'],
  [70_003, 'phoneUnableToSend'],
  [70_004, 'phoneRecentlyUsed'],
  [70_005, 'phoneNotMobile'],
  [70_008, 'phoneInUse'],
  [70_011, 'phoneNotAllowed'],
  [130_000, 'serverTrouble'],
]);

/** What a field of the "Invalid Form Body" (50035) says about the step. */
const KIND_BY_FIELD: ReadonlyMap<string, FailureKind> = new Map<string, FailureKind>([
  ['phone', 'invalidPhone'],
  ['code', 'wrongCode'],
  ['password', 'wrongPassword'],
  ['phone_token', 'verificationExpired'],
]);

/** Turns the error of a call into what the user is told. `now` in ms since the epoch. */
export function failureOf(error: CallError, now: number): Failure {
  switch (error.name) {
    case 'discordError':
      return discordFailure(error);
    case 'rateLimited':
      return {
        kind: 'rateLimited',
        discord: discordWords(error.message, null),
        retryAt: error.retryAfterMs === null ? null : now + error.retryAfterMs,
      };
    case 'unauthorized':
      return { ...ownFailure('signInExpired'), discord: discordWords(error.message, null) };
    case 'captchaRequired':
    case 'mfaRequired':
      return ownFailure(error.name);
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

/** Whether Discord may have acted on the request although the call failed. */
export function mayHaveHappened(error: CallError): boolean {
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
  const field = error.fields[0];
  const fieldKind = field && KIND_BY_FIELD.get(field.path.split('.')[0] ?? '');
  const kind =
    fieldKind ??
    KIND_BY_CODE.get(error.code) ??
    (error.status >= 500 ? 'serverTrouble' : 'refused');
  return {
    kind,
    discord: discordWords(field?.message || error.message, error.code),
    retryAt: null,
  };
}

const discordWords = (message: string | null, code: number | null): Failure['discord'] =>
  message === null || message === '' ? null : { message: message.slice(0, 500), code };
