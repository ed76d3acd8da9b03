import type { ReadyUser } from '../ready-user.ts';
import type { AssistantInstructions } from './assistant-instructions.ts';

/** What comes from Discord's page: hints, which may be forged, and clicks on the card. None of them can start a call. */
export interface PageMessageData {
  /** The page's gateway told whose it is, and what Discord demands of them. */
  readonly readySeen: { readonly user: ReadyUser; readonly action: string | null };
  /** The page's gateway told what Discord demands of its user now. */
  readonly requiredActionSeen: { readonly userId: string; readonly action: string | null };
  /** The page shows something that the assistant may help with. */
  readonly assistantWanted: null;
  /** The assistant is there and asks for its orders. */
  readonly assistantOpened: null;
  /** The assistant needs to read phone numbers. */
  readonly phoneNumbersWanted: null;
  /** "Not now" on the card. */
  readonly notNow: null;
  /** "Use the toolbar" on the card. */
  readonly useToolbar: null;
}
export type PageMessageName = keyof PageMessageData;

/** What is answered to them. */
export interface PageMessageReplies
  extends Record<Exclude<PageMessageName, 'assistantOpened'>, void> {
  readonly assistantOpened: AssistantInstructions;
}
