/** The dialogs of Discord's that Handset fills. */
export type FilledDialog = 'phone' | 'code';

/**
 * A text that was meant for one of Discord's dialogs and that nothing of Discord's page holds: a code that could not be
 * filled in, because its boxes take no other text, or anything whose dialog was closed meanwhile. The card holds it.
 */
export interface KeptText {
  readonly dialog: FilledDialog;
  readonly text: string;
}
