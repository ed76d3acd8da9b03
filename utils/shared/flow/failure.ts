import * as z from 'zod/mini';

/**
 * Everything that can go wrong and that the user should be able to distinguish. Each kind that can be shown has two
 * sentences in the locale files.
 */
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
  'stepLost',
  'sendingLimited',
  'authorizationNeeded',
]);
export type FailureKind = z.infer<typeof FailureKind>;

/** Why a step did not continue, in the form that the popup shows. */
export const Failure = z.object({
  kind: FailureKind,
  /** Discord's own message and error code; null where it gave none. */
  discord: z.nullable(z.object({ message: z.string(), code: z.nullable(z.number()) })),
  /** When Discord accepts the next attempt, in ms since the epoch; null where it did not say. */
  retryAt: z.nullable(z.number()),
});
export type Failure = z.infer<typeof Failure>;

/** A failure kind that a step can show. For the other two the popup shows no step, but how to sign in or connect. */
export type ShownFailureKind = Exclude<FailureKind, 'signInExpired' | 'notConnected'>;
export type ShownFailure = Failure & {
  readonly kind: ShownFailureKind;
  /** Whether the user will be notified at `retryAt`. */
  readonly isReminderSet: boolean;
};

/** A failure that Handset itself found, without a message from Discord. */
export const ownFailure = (kind: FailureKind): Failure => ({ kind, discord: null, retryAt: null });
