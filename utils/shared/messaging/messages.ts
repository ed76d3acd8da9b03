import type { FlowIntent } from '../flow/flow-intent.ts';
import type { PhoneDraft } from '../phone/phone-draft.ts';
import type { PageMessageData, PageMessageReplies } from './page-messages.ts';

/** What comes from the extension's own pages: popup, options, introduction. */
export interface ExtensionMessageData {
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
}
export type ExtensionMessageName = keyof ExtensionMessageData;

/** Every message that the background takes, and what it carries. */
export interface MessageData extends ExtensionMessageData, PageMessageData {}
export type MessageName = keyof MessageData;

/** What is answered. Most messages have no reply: what changes is published as the view. */
export interface MessageReplies extends Record<ExtensionMessageName, void>, PageMessageReplies {}
