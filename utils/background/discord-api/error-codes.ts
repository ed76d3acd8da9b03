/**
 * Discord's error codes that can answer a call about phones, with the names from Discord's client where it has them.
 * https://docs.discord.food/datamining/errors
 */
export const ErrorCode = {
  General: 0,
  UnknownMessage: 10_008,
  AccountScheduledForDeletion: 20_011,
  AccountDisabled: 20_013,
  UnderMinimumAge: 20_024,
  Quarantined: 20_026,
  RateLimited: 31_001,
  ResourceRateLimited: 31_002,
  Unauthorized: 40_001,
  EmailVerificationRequired: 40_002,
  UserBanned: 40_007,
  PhoneAlreadyVerified: 40_010,
  AccountUnclaimed: 40_013,
  ServiceRateLimited: 40_062,
  UserQuarantined: 40_068,
  PhoneNotOnAccount: 40_073,
  RestrictedHoursActive: 40_117,
  NetworkBlocked: 40_333,
  InvalidMessageSendUser: 50_007,
  InvalidMessageVerificationLevel: 50_009,
  InvalidToken: 50_014,
  InvalidPassword: 50_018,
  InvalidPhoneNumber: 50_022,
  InvalidChannelType: 50_024,
  InvalidRecipients: 50_033,
  InvalidFormBody: 50_035,
  InvalidVerificationCode: 50_037,
  InvalidRequestOrigin: 50_067,
  InvalidJson: 50_109,
  AccountNotVerified: 50_178,
  MfaEnabled: 60_001,
  MfaDisabled: 60_002,
  MfaRequired: 60_003,
  MfaUnverified: 60_004,
  MfaInvalidSecret: 60_005,
  MfaInvalidTicket: 60_006,
  MfaInvalidCode: 60_008,
  MfaInvalidSession: 60_009,
  SmsMfaNotEnrolled: 60_010,
  SmsMfaUnavailable: 60_012,
  PhoneNumberUnableToSend: 70_003,
  PhoneNumberRecentlyUsed: 70_004,
  PhoneCarrierTypeNotMobile: 70_005,
  PhoneVerificationRequired: 70_007,
  PhoneNumberInUse: 70_008,
  PasswordResetSentByEmail: 70_009,
  PhoneAlreadyClaimedGeneric: 70_011,
  ApiOverloaded: 130_000,
} as const;
export type ErrorName = keyof typeof ErrorCode;

/** Inclusive ranges in which every code means the same. */
export const ErrorRange = {
  UserLimitedAccess: [340_000, 349_999],
  GuildLimitedAccess: [400_000, 409_999],
} as const;
export type ErrorRangeName = keyof typeof ErrorRange;
