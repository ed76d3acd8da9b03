import { browser } from 'wxt/browser';
import type { ExtensionMessageData, ExtensionMessageName } from './messages.ts';

/** Sends a message from an extension page, and waits until it was handled. Rejects when nothing receives it. */
export async function sendMessage<Name extends ExtensionMessageName>(
  name: Name,
  data: ExtensionMessageData[Name],
): Promise<void> {
  await browser.runtime.sendMessage({ handset: name, data });
}
