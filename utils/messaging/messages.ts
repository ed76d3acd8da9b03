import * as z from 'zod/mini';
import { Snowflake } from '../discord/snowflake.ts';
import { FlowIntent } from '../flow/intents.ts';
import { RequiredAction } from '../required-action/required-action.ts';
import type { SenderKind } from './sender.ts';

const RequiredActionSeen = z.object({ userId: Snowflake, action: z.nullable(RequiredAction) });

/** What each message carries. None has a reply: what changes is published as the view. */
export interface MessageData {
  /** The popup was opened: wakes the background, which looks whether the page still has the same user. */
  readonly popupOpened: null;
  /** The user has read what it means and wants Handset to use the session of their Discord tab. */
  readonly connect: null;
  readonly disconnect: null;
  readonly showDiscord: null;
  readonly reloadDiscord: null;
  /** The page's gateway told what Discord demands of its user. A hint: it may be forged. */
  readonly requiredActionSeen: z.infer<typeof RequiredActionSeen>;
  /** A step of the flow. */
  readonly flowIntent: FlowIntent;
}
export type MessageName = keyof MessageData;

interface MessageRow<Data> {
  /** Who may send it. */
  readonly from: readonly SenderKind[];
  readonly data: z.ZodMiniType<Data>;
}

const fromExtension = ['extensionPage'] as const;
const withoutData = { from: fromExtension, data: z.null() };

export const messages: { readonly [Name in MessageName]: MessageRow<MessageData[Name]> } = {
  popupOpened: withoutData,
  connect: withoutData,
  disconnect: withoutData,
  showDiscord: withoutData,
  reloadDiscord: withoutData,
  requiredActionSeen: { from: ['discordTab'], data: RequiredActionSeen },
  flowIntent: { from: fromExtension, data: FlowIntent },
};

/** What goes over the wire. */
export const MessageEnvelope = z.object({ handset: z.string(), data: z.unknown() });
