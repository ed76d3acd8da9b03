import { nativeBrowser } from '#shared/browser/native-browser.ts';
import type { MessageData, MessageName, MessageReplies } from '#shared/messaging/messages.ts';

/**
 * Sends a message of a content script, without the polyfill. Rejects when nobody listens, as after an update of the
 * extension; the reply is the background's own and is not checked again.
 */
export async function tellBackground<Name extends MessageName>(
  name: Name,
  data: MessageData[Name],
): Promise<MessageReplies[Name]>;
export async function tellBackground(name: string, data: unknown): Promise<unknown> {
  return nativeBrowser().runtime.sendMessage({ handset: name, data });
}
