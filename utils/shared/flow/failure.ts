import * as z from 'zod/mini';

/** Everything that can go wrong in a way the user should be told apart. What can be shown has two sentences in the locale files. */
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

/** A failure that the popup can show: for want of a sign-in it shows no step, but says how to get one. */
export type ShownFailureKind = Exclude<FailureKind, 'signInExpired' | 'notConnected'>;
export type ShownFailure = Failure & {
  readonly kind: ShownFailureKind;
  /** Whether the user will be told when the wait for `retryAt` is over. */
  readonly isReminderSet: boolean;
};

/** A failure of Handset's own, in which Discord said nothing. */
export const ownFailure = (kind: FailureKind): Failure => ({ kind, discord: null, retryAt: null });
