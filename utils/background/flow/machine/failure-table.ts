import type { FailureKind } from '#shared/flow/failure.ts';
import type { FieldError } from '../../discord-api/call-error.ts';
import {
  ErrorCode,
  type ErrorName,
  ErrorRange,
  type ErrorRangeName,
} from '../../discord-api/error-codes.ts';

/** What each of Discord's errors means to users. The type requires all codes; a new one needs a row and two texts. */
export const KIND_BY_ERROR: Readonly<Record<ErrorName | ErrorRangeName, FailureKind>> = {
  General: 'refused',
  UnknownMessage: 'blocked',
  AccountScheduledForDeletion: 'accountScheduledForDeletion',
  AccountDisabled: 'accountDisabled',
  UnderMinimumAge: 'accountLimited',
  Quarantined: 'accountLimited',
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

/** What an error in a field of an "Invalid Form Body" means. */
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

/** The failure kind for a field error (dotted path, Discord's code); null for a field that Handset does not send. */
export function kindOfField({ path, code }: Pick<FieldError, 'path' | 'code'>): FailureKind | null {
  const field = path.split('.')[0] ?? '';
  // Said of a password that is being set, and by some servers before they look whether it is the account's.
  if (field === 'password' && code.includes('LENGTH')) return 'passwordLength';
  return KIND_BY_FIELD.get(field) ?? null;
}

/** The failure kind for an error code, or null for an unknown code. */
export function kindOfCode(code: number): FailureKind | null {
  const name = NAME_BY_CODE.get(code);
  if (name !== undefined) return KIND_BY_ERROR[name];
  for (const [range, [first, last]] of Object.entries(ErrorRange))
    if (isRangeName(range) && code >= first && code <= last) return KIND_BY_ERROR[range];
  return null;
}
