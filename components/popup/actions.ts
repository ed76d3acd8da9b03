import type { FlowIntent } from '#shared/flow/flow-intent.ts';
import type { MessageData } from '#shared/messaging/messages.ts';
import type { PhoneDraft } from '#shared/phone/phone-draft.ts';

/**
 * Commands that are not flow intents. The popup itself requests site access (for `turnOnHelp` too) and opens the panel
 * beside the page: the browser wants that in the click.
 */
export type PopupCommand =
  | Extract<
      keyof MessageData,
      'connect' | 'disconnect' | 'turnOnHelp' | 'showDiscord' | 'reloadDiscord' | 'openWindow'
    >
  | 'allowAccess'
  | 'openBeside'
  | 'options'
  | 'report';

/** Everything the popup's components can ask for. Components call these and never use the browser themselves. */
export interface Actions {
  readonly runCommand: (name: PopupCommand) => void;
  readonly sendIntent: (intent: FlowIntent) => void;
  readonly keepDraft: (draft: PhoneDraft) => void;
  /** Asks for a notification when the wait is over, and for the browser's permission to show it. */
  readonly remind: () => void;
  /**
   * Reads the text on the clipboard, in the click handler; rejects if the user does not confirm it. Null where a click
   * is not enough and the browser would ask for a permission.
   */
  readonly readClipboard: (() => Promise<string>) | null;
  /** Copies the details that a helper needs to the clipboard, with Handset's version. */
  readonly copyDetails: (details: string) => Promise<void>;
}
