import { browser } from 'wxt/browser';
import type { MessageData, MessageName, MessageReplies } from '#shared/messaging/messages.ts';
import { MessageEnvelope, messageRows } from './message-rows.ts';
import { senderKind } from './sender.ts';

/** One handler for each message. `tabId` is the sender's tab, or -1 if the sender has none. */
export type MessageHandlers = {
  readonly [Name in MessageName]: (
    data: MessageData[Name],
    tabId: number,
  ) => Promise<MessageReplies[Name]>;
};

type Sender = Parameters<typeof senderKind>[0];

const isMessageName = (name: string): name is MessageName => Object.hasOwn(messageRows, name);

/** Listens for messages. Decides synchronously whether to reply, as browsers require; handlers run asynchronously. */
export function listen(handlers: MessageHandlers): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Sender) => {
    const envelope = MessageEnvelope.safeParse(message);
    if (!envelope.success || !isMessageName(envelope.data.handset)) return;
    return handleMessage(handlers, envelope.data.handset, envelope.data.data, sender);
  });
}

function handleMessage<Name extends MessageName>(
  handlers: MessageHandlers,
  name: Name,
  data: unknown,
  sender: Sender,
): Promise<MessageReplies[Name]> | undefined {
  const extension = { id: browser.runtime.id, root: browser.runtime.getURL('/') };
  const kind = senderKind(sender, extension);
  if (kind !== messageRows[name].from) return;
  const parsed = messageRows[name].data.safeParse(data);
  return parsed.success ? handlers[name](parsed.data, sender.tab?.id ?? -1) : undefined;
}
