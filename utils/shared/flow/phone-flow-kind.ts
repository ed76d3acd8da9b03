/** The flows that a number is typed in. `add` also changes a number. */
export const PHONE_FLOW_KINDS = ['add', 'reverify'] as const;
export type PhoneFlowKind = (typeof PHONE_FLOW_KINDS)[number];
