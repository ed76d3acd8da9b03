import type { FlowIntent } from '../flow/flow-intent.ts';
import type { PhoneDraft } from '../phone/phone-draft.ts';
import type { PageMessageData, PageMessageReplies } from './page-messages.ts';

/** The messages from the extension's own pages (popup, options, welcome page) and their data. */
export interface ExtensionMessageData {
  /** The popup was opened: wakes the background, which checks whether the page's user is still the same. */
  readonly popupOpened: null;
  /** The user has read the explanation and wants Handset to use the session of their Discord tab. */
  readonly connect: null;
  readonly disconnect: null;
  /** The user has read what help on Discord's page reads, keeps and sends, and agrees to it. */
  readonly turnOnHelp: null;
  /** The user withdraws that. */
  readonly turnOffHelp: null;
  readonly showDiscord: null;
  readonly reloadDiscord: null;
  /** Ends the connection and the flow and deletes all stored data. The settings stay. */
  readonly forgetEverything: null;
  /** Opens the popup in its own window, which stays open next to other windows. */
  readonly openWindow: null;
  /** The user wants a notification when they can retry. It may turn out only later whether the browser allows it. */
  readonly remind: null;
  /** What the user asks of the flow, and the last call (`lastCallId`) that the view knew in which they did. */
  readonly flowIntent: { readonly intent: FlowIntent; readonly lastCallId: number };
  /** The phone draft, sent with every keystroke. */
  readonly keepDraft: PhoneDraft;
}
export type ExtensionMessageName = keyof ExtensionMessageData;

/** Every message that the background handles, and its data. */
export interface MessageData extends ExtensionMessageData, PageMessageData {}
export type MessageName = keyof MessageData;

/** The replies. Most messages have none: their results are published in the view. */
export interface MessageReplies extends Record<ExtensionMessageName, void>, PageMessageReplies {}
