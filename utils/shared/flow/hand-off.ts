/** Why only Discord's own page can continue. */
export const HAND_OFF_REASONS = [
  'captchaRequired',
  'securityKeyRequired',
  'originRefused',
] as const;
export type HandOffReason = (typeof HAND_OFF_REASONS)[number];

/** Why the popup sent the user to Discord's page. */
export interface HandOff {
  readonly why: HandOffReason;
  /** Whether the flow removes a number instead of adding one. */
  readonly removes: boolean;
}

/** The results of a recheck that did not show that the call succeeded. */
export const RECHECK_FINDINGS = ['notAdded', 'notReverified', 'notRemoved', 'unsettled'] as const;
export type RecheckFinding = (typeof RECHECK_FINDINGS)[number];
