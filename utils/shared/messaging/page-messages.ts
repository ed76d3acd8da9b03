import type { AccountHint } from '../account-hint.ts';
import type { ReadyUser } from '../ready-user.ts';
import type { AssistantInstructions } from './assistant-instructions.ts';

/** The messages from Discord's page: hints, which may be forged, and clicks on the card. None can start a call. */
export interface PageMessageData {
  /** Help has begun on a page of Discord's app. Replies whether to read at once what its gateway tells. */
  readonly pageStarted: null;
  /** The page's gateway reported its user and their required action. */
  readonly readySeen: { readonly user: ReadyUser; readonly action: string | null };
  /** What the page's gateway reported earlier, told again: the background may have forgotten it. */
  readonly readyRepeated: { readonly user: ReadyUser; readonly action: string | null };
  /** The page's gateway reported a change of its user's required action. */
  readonly requiredActionSeen: { readonly userId: string; readonly action: string | null };
  /** The page's gateway reported a change of its user's account. */
  readonly userChangeSeen: AccountHint;
  /** The page shows something that the assistant may help with. */
  readonly assistantWanted: null;
  /** The assistant has started and asks for its instructions. */
  readonly assistantOpened: null;
  /** The assistant needs the numbering plans. */
  readonly phoneNumbersWanted: null;
  /** "Not now" on the card. */
  readonly notNow: null;
  /** "Use the toolbar" on the card. */
  readonly useToolbar: null;
}
export type PageMessageName = keyof PageMessageData;

/** The messages that pass on a hint. They are sent until they are taken. */
export type HintName = 'readySeen' | 'readyRepeated' | 'requiredActionSeen' | 'userChangeSeen';

/** The replies to these messages. */
export interface PageMessageReplies
  extends Record<Exclude<PageMessageName, HintName | 'assistantOpened' | 'pageStarted'>, void>,
    // The hint was taken. Without this reply it may have been lost.
    Record<HintName, true> {
  readonly assistantOpened: AssistantInstructions;
  readonly pageStarted: boolean;
}
