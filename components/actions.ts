import type { FlowIntent } from '@/utils/flow/intents.ts';
import type { MessageData } from '@/utils/messaging/messages.ts';
import type { PhoneDraft } from '@/utils/phone/phone-draft.ts';

/** A message that only says which button was pressed. */
export type PlainCommand = {
  [Name in keyof MessageData]: MessageData[Name] extends null ? Name : never;
}[keyof MessageData];

/** What the popup can ask for: components call these and know nothing of the browser. */
export interface Actions {
  readonly command: (name: PlainCommand) => void;
  readonly intend: (intent: FlowIntent) => void;
  readonly keepDraft: (draft: PhoneDraft) => void;
}
