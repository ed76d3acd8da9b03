/** The flows in which the user types a phone number. `add` also changes a number. */
export const PHONE_FLOW_KINDS = ['add', 'reverify'] as const;
export type PhoneFlowKind = (typeof PHONE_FLOW_KINDS)[number];
