import type { FailureKind } from '#shared/flow/failure.ts';
import type { FieldError } from '../../discord-api/call-error.ts';
import {
  ErrorCode,
  type ErrorName,
  ErrorRange,
  type ErrorRangeName,
} from '../../discord-api/error-codes.ts';

/** What each of Discord's errors means to the user. Complete by type: a new code needs a row here and two sentences. */
export const KIND_BY_ERROR: Readonly<Record<ErrorName | ErrorRangeName, FailureKind>> = {
  General: 'refused',
  UnknownMessage: 'blocked',
  AccountScheduledForDeletion: 'accountScheduledForDeletion',
  AccountDisabled: 'accountDisabled',
  RateLimited: 'rateLimited',
  ResourceRateLimited: 'rateLimited',
  Unauthorized: 'signInExpired',
  EmailVerificationRequired: 'accountLocked',
  UserBanned: 'notAboutPhones',
  PhoneAlreadyVerified: 'phoneAlreadyVerified',
  AccountUnclaimed: 'accountUnclaimed',
  ServiceRateLimited: 'rateLimited',
  UserQuarantined: 'accountLimited',
  PhoneNotOnAccount: 'phoneNotOnAccount',
  RestrictedHoursActive: 'restrictedHours',
  NetworkBlocked: 'networkBlocked',
  InvalidMessageSendUser: 'notAboutPhones',
  InvalidMessageVerificationLevel: 'phoneNeededInServer',
  InvalidToken: 'signInExpired',
  InvalidPassword: 'wrongPassword',
  InvalidPhoneNumber: 'invalidPhone',
  InvalidChannelType: 'notAboutPhones',
  InvalidRecipients: 'notAboutPhones',
  InvalidFormBody: 'refused',
  InvalidVerificationCode: 'wrongCode',
  InvalidRequestOrigin: 'refused',
  InvalidJson: 'handsetError',
  AccountNotVerified: 'accountLocked',
  MfaEnabled: 'mfaEnabled',
  MfaDisabled: 'mfaDisabled',
  MfaRequired: 'mfaRequired',
  MfaUnverified: 'mfaUnverified',
  MfaInvalidSecret: 'mfaSetupInvalid',
  MfaInvalidTicket: 'mfaExpired',
  MfaInvalidCode: 'wrongMfaCode',
  MfaInvalidSession: 'mfaExpired',
  SmsMfaNotEnrolled: 'smsMfaUnavailable',
  SmsMfaUnavailable: 'smsMfaUnavailable',
  PhoneNumberUnableToSend: 'phoneUnableToSend',
  PhoneNumberRecentlyUsed: 'phoneRecentlyUsed',
  PhoneCarrierTypeNotMobile: 'phoneNotMobile',
  PhoneVerificationRequired: 'phoneVerificationRequired',
  PhoneNumberInUse: 'phoneInUse',
  PasswordResetSentByEmail: 'resetSentByEmail',
  PhoneAlreadyClaimedGeneric: 'phoneNotAllowed',
  ApiOverloaded: 'serverTrouble',
  UserLimitedAccess: 'accountLimited',
  GuildLimitedAccess: 'notAboutPhones',
};

/** What a field of an "Invalid Form Body" says about the step. */
const KIND_BY_FIELD: ReadonlyMap<string, FailureKind> = new Map<string, FailureKind>([
  ['phone', 'invalidPhone'],
  ['code', 'wrongCode'],
  ['password', 'wrongPassword'],
  ['phone_token', 'verificationExpired'],
  ['ticket', 'mfaExpired'],
]);

const isErrorName = (name: string): name is ErrorName => Object.hasOwn(ErrorCode, name);
const isRangeName = (name: string): name is ErrorRangeName => Object.hasOwn(ErrorRange, name);

const NAME_BY_CODE: ReadonlyMap<number, ErrorName> = new Map(
  Object.entries(ErrorCode).flatMap(([name, code]): [number, ErrorName][] =>
    isErrorName(name) ? [[code, name]] : [],
  ),
);

/** The kind of a field's error (a dotted path and Discord's code), or null where the field is none of ours. */
export function kindOfField({ path, code }: Pick<FieldError, 'path' | 'code'>): FailureKind | null {
  const field = path.split('.')[0] ?? '';
  // A password that an account is to get can be too short; one that it has cannot.
  if (field === 'password' && code.includes('LENGTH')) return 'passwordLength';
  return KIND_BY_FIELD.get(field) ?? null;
}

/** The kind of an error code, or null for one that is not known. */
export function kindOfCode(code: number): FailureKind | null {
  const name = NAME_BY_CODE.get(code);
  if (name !== undefined) return KIND_BY_ERROR[name];
  for (const [range, [first, last]] of Object.entries(ErrorRange))
    if (isRangeName(range) && code >= first && code <= last) return KIND_BY_ERROR[range];
  return null;
}
