import type { FlowIntent } from '#shared/flow/flow-intent.ts';
import type { MessageData } from '#shared/messaging/messages.ts';
import type { PhoneDraft } from '#shared/phone/phone-draft.ts';

/** What a button can ask for besides a step of the flow. Site access is asked for by the popup itself, in the click. */
export type PlainCommand =
  | Extract<
      keyof MessageData,
      'connect' | 'disconnect' | 'showDiscord' | 'reloadDiscord' | 'openWindow'
    >
  | 'allowAccess'
  | 'options';

/** What the popup can ask for: components call these and know nothing of the browser. */
export interface Actions {
  readonly command: (name: PlainCommand) => void;
  readonly intend: (intent: FlowIntent) => void;
  readonly keepDraft: (draft: PhoneDraft) => void;
  /** Wants a notification when the wait is over, and asks the browser for leave to show it. */
  readonly remind: () => void;
  /** Puts what somebody who helps has to know onto the clipboard, with Handset's version. */
  readonly copyDetails: (details: string) => Promise<void>;
}
