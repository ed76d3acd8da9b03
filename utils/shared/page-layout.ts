/**
 * What was recognised of Discord's page: its screen by what it offers, and its dialogs by how they are built. Words of
 * Handset's own, so that nothing of a page's text gets into a report.
 */
export const LAYOUT_WORDS = [
  'screen-one',
  'screen-two',
  'screen-captcha',
  'screen-safetyFlows',
  'phone-combobox',
  'phone-button',
  'code-inDialog',
  'code-atSignIn',
  'otherDialog',
] as const;
export type LayoutWord = (typeof LAYOUT_WORDS)[number];

/** Whether a value is one of these words. */
export const isLayoutWord = (value: unknown): value is LayoutWord =>
  LAYOUT_WORDS.some((word) => word === value);
