import { browser } from 'wxt/browser';
import type { MessageData, MessageName } from './messages.ts';

/** Sends a message of an extension page to the background, and waits until it is taken. Rejects when nobody listens. */
export async function send<Name extends MessageName>(
  name: Name,
  data: MessageData[Name],
): Promise<void> {
  await browser.runtime.sendMessage({ handset: name, data });
}
