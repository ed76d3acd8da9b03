import { browser } from 'wxt/browser';
import type { MessageData, MessageName, MessageReplies } from '#shared/messaging/messages.ts';
import { MessageEnvelope, messageRows } from './message-rows.ts';
import { senderKind } from './sender.ts';

/** What the background does on each message. `tabId` is the sender's tab, -1 for one without. */
export type MessageHandlers = {
  readonly [Name in MessageName]: (
    data: MessageData[Name],
    tabId: number,
  ) => Promise<MessageReplies[Name]>;
};

type Sender = Parameters<typeof senderKind>[0];

const isMessageName = (name: string): name is MessageName => Object.hasOwn(messageRows, name);

/** Hears messageRows. Whether one is ours is decided at once, as the browser demands; the work comes after. */
export function listen(handlers: MessageHandlers): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Sender) => {
    const envelope = MessageEnvelope.safeParse(message);
    if (!envelope.success || !isMessageName(envelope.data.handset)) return;
    return take(handlers, envelope.data.handset, envelope.data.data, sender);
  });
}

function take<Name extends MessageName>(
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
