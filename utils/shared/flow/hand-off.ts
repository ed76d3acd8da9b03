/** Why only Discord's own page can continue. */
export const HAND_OFF_REASONS = [
  'captchaRequired',
  'securityKeyRequired',
  'originRefused',
] as const;
export type HandOffReason = (typeof HAND_OFF_REASONS)[number];

/** What the popup sends the user to Discord's page for. */
export interface HandOff {
  readonly why: HandOffReason;
  /** Whether a number was to be removed, not added. */
  readonly removes: boolean;
}

/** What a look at the account has shown when it did not show that the call was carried out. */
export const RECHECK_FINDINGS = ['notAdded', 'notReverified', 'notRemoved', 'unsettled'] as const;
export type RecheckFinding = (typeof RECHECK_FINDINGS)[number];
