import * as z from 'zod/mini';
import { FlowIntent } from '#shared/flow/flow-intent.ts';
import type { MessageData, MessageName } from '#shared/messaging/messages.ts';
import type { PageMessageName } from '#shared/messaging/page-messages.ts';
import { MAX_DRAFT_LENGTH } from '#shared/phone/phone-draft.ts';
import { Snowflake } from '#shared/snowflake.ts';
import { ReadyUser, RequiredAction } from '../page-accounts/page-account.ts';

/** Who may send a message: a page of the extension, or a content script in a Discord tab. */
export type SenderKind = 'extensionPage' | 'discordTab';

interface MessageRow<Name extends MessageName> {
  readonly from: Name extends PageMessageName ? 'discordTab' : 'extensionPage';
  readonly data: z.ZodMiniType<MessageData[Name]>;
}

const action = z.nullable(RequiredAction);
const command = { from: 'extensionPage', data: z.null() } as const;
const fromPage = { from: 'discordTab', data: z.null() } as const;

/** One row for each message: who may send it, and the schema of its data. */
export const messageRows: { readonly [Name in MessageName]: MessageRow<Name> } = {
  popupOpened: command,
  connect: command,
  disconnect: command,
  turnOnHelp: command,
  turnOffHelp: command,
  showDiscord: command,
  reloadDiscord: command,
  forgetEverything: command,
  openWindow: command,
  remind: command,
  flowIntent: {
    from: 'extensionPage',
    data: z.object({ intent: FlowIntent, lastCallId: z.number() }),
  },
  keepDraft: {
    from: 'extensionPage',
    data: z.object({
      country: z.string(),
      text: z.string().check(z.maxLength(MAX_DRAFT_LENGTH)),
    }),
  },
  pageStarted: fromPage,
  readySeen: { from: 'discordTab', data: z.object({ user: ReadyUser, action }) },
  readyRepeated: { from: 'discordTab', data: z.object({ user: ReadyUser, action }) },
  requiredActionSeen: { from: 'discordTab', data: z.object({ userId: Snowflake, action }) },
  userChangeSeen: {
    from: 'discordTab',
    data: z.object({
      userId: Snowflake,
      hasPhone: z.nullable(z.boolean()),
      hasEmail: z.nullable(z.boolean()),
      hasSmsMfa: z.nullable(z.boolean()),
    }),
  },
  assistantWanted: fromPage,
  assistantOpened: fromPage,
  phoneNumbersWanted: fromPage,
  notNow: fromPage,
  useToolbar: fromPage,
};

/** Every message as it is sent. `handset` is its name. */
export const MessageEnvelope = z.object({ handset: z.string(), data: z.unknown() });
