import * as z from 'zod/mini';

/** Everything that can go wrong in a way the user should be told apart. Each has its own two sentences in the locale files. */
export const FailureKind = z.enum([
  'invalidPhone',
  'phoneUnableToSend',
  'phoneRecentlyUsed',
  'phoneNotMobile',
  'phoneInUse',
  'phoneNotAllowed',
  'wrongCode',
  'wrongPassword',
  'verificationExpired',
  'rateLimited',
  'signInExpired',
  'accountLocked',
  'blocked',
  'offline',
  'noAnswer',
  'serverTrouble',
  'unreadableAnswer',
  'refused',
  'interrupted',
  'unsettled',
  'passwordLength',
  'notAdded',
  'notReverified',
  'notRemoved',
  'passwordForgotten',
  'notConnected',
  'noDiscordTab',
  'accountChanged',
  'captchaRequired',
  'mfaRequired',
  'handsetError',
  'accountScheduledForDeletion',
  'accountDisabled',
  'notAboutPhones',
  'phoneAlreadyVerified',
  'accountUnclaimed',
  'accountLimited',
  'phoneNotOnAccount',
  'restrictedHours',
  'networkBlocked',
  'phoneNeededInServer',
  'originRefused',
  'mfaEnabled',
  'mfaDisabled',
  'mfaUnverified',
  'mfaSetupInvalid',
  'mfaExpired',
  'wrongMfaCode',
  'smsMfaUnavailable',
  'phoneVerificationRequired',
  'resetSentByEmail',
  'notReady',
]);
export type FailureKind = z.infer<typeof FailureKind>;

/** Why a step did not go on, as the popup shows it. */
export const Failure = z.object({
  kind: FailureKind,
  /** Discord's own words and number, where it gave any. */
  discord: z.nullable(z.object({ message: z.string(), code: z.nullable(z.number()) })),
  /** When Discord will listen again, in ms since the epoch; null where it did not say. */
  retryAt: z.nullable(z.number()),
});
export type Failure = z.infer<typeof Failure>;

/** A failure of Handset's own, in which Discord said nothing. */
export const ownFailure = (kind: FailureKind): Failure => ({ kind, discord: null, retryAt: null });
