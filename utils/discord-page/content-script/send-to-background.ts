import { nativeBrowser } from '#shared/browser/native-browser.ts';
import type {
  PageMessageData,
  PageMessageName,
  PageMessageReplies,
} from '#shared/messaging/page-messages.ts';

/**
 * Sends a message of a content script, without the polyfill. Rejects when nobody listens, as after an update of the
 * extension; the reply is the background's own and is not checked again.
 */
export async function sendToBackground<Name extends PageMessageName>(
  name: Name,
  data: PageMessageData[Name],
): Promise<PageMessageReplies[Name]>;
export async function sendToBackground(name: string, data: unknown): Promise<unknown> {
  return nativeBrowser().runtime.sendMessage({ handset: name, data });
}
