import * as z from 'zod/mini';
import type { SenderKind } from '#background/messaging/sender.ts';
import { ReadyUser, RequiredAction } from '#background/page-accounts/page-account.ts';
import { FlowIntent } from '../flow/flow-intent.ts';
import { MAX_DRAFT_LENGTH, type PhoneDraft } from '../phone/phone-draft.ts';
import { Snowflake } from '../snowflake.ts';
import type { AssistantOrder } from './assistant-instructions.ts';

const action = z.nullable(RequiredAction);
const ReadySeen = z.object({ user: ReadyUser, action });
const RequiredActionSeen = z.object({ userId: Snowflake, action });
const Draft = z.object({
  country: z.string(),
  text: z.string().check(z.maxLength(MAX_DRAFT_LENGTH)),
});

/** What each message carries. */
export interface MessageData {
  /** The popup was opened: wakes the background, which looks whether the page still has the same user. */
  readonly popupOpened: null;
  /** The user has read what it means and wants Handset to use the session of their Discord tab. */
  readonly connect: null;
  readonly disconnect: null;
  readonly showDiscord: null;
  readonly reloadDiscord: null;
  /** Ends the connection and the flow, and deletes everything that is held. The options stay. */
  readonly forgetEverything: null;
  /** The popup in a window of its own, which stays open beside other windows. */
  readonly openWindow: null;
  /** The user wants a notification when the wait is over. Whether the browser allows it may only come out later. */
  readonly remind: null;
  /** A step of the flow. */
  readonly flowIntent: FlowIntent;
  /** The number as it is being typed, with every key. */
  readonly keepDraft: PhoneDraft;

  // From Discord's page: hints, which may be forged, and clicks on the card. None of them can start a call.
  /** The page's gateway told whose it is, and what Discord demands of them. */
  readonly readySeen: z.infer<typeof ReadySeen>;
  /** The page's gateway told what Discord demands of its user now. */
  readonly requiredActionSeen: z.infer<typeof RequiredActionSeen>;
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
export type MessageName = keyof MessageData;

/** What is answered. Most messages have no reply: what changes is published as the view. */
export interface MessageReplies extends Record<Exclude<MessageName, 'assistantOpened'>, void> {
  readonly assistantOpened: AssistantOrder;
}

interface MessageRow<Data> {
  /** Who may send it. */
  readonly from: SenderKind;
  readonly data: z.ZodMiniType<Data>;
}

const command = { from: 'extensionPage', data: z.null() } as const;
const fromPage = { from: 'discordTab', data: z.null() } as const;

export const messages: { readonly [Name in MessageName]: MessageRow<MessageData[Name]> } = {
  popupOpened: command,
  connect: command,
  disconnect: command,
  showDiscord: command,
  reloadDiscord: command,
  forgetEverything: command,
  openWindow: command,
  remind: command,
  flowIntent: { from: 'extensionPage', data: FlowIntent },
  keepDraft: { from: 'extensionPage', data: Draft },
  readySeen: { from: 'discordTab', data: ReadySeen },
  requiredActionSeen: { from: 'discordTab', data: RequiredActionSeen },
  assistantWanted: fromPage,
  assistantOpened: fromPage,
  phoneNumbersWanted: fromPage,
  notNow: fromPage,
  useToolbar: fromPage,
};

/** What goes over the wire. */
export const MessageEnvelope = z.object({ handset: z.string(), data: z.unknown() });
