import { nativeBrowser } from '#shared/browser/native-browser.ts';
import type {
  PageMessageData,
  PageMessageName,
  PageMessageReplies,
} from '#shared/messaging/page-messages.ts';

/**
 * Sends a message from a content script, without the polyfill. Rejects when nothing receives it, as after an update of
 * the extension. The reply is not validated, because it comes from the background itself.
 */
export async function sendToBackground<Name extends PageMessageName>(
  name: Name,
  data: PageMessageData[Name],
): Promise<PageMessageReplies[Name]>;
export async function sendToBackground(name: string, data: unknown): Promise<unknown> {
  return nativeBrowser().runtime.sendMessage({ handset: name, data });
}
