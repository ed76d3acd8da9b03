import { browser } from 'wxt/browser';
import type { ExtensionMessageData, ExtensionMessageName } from './messages.ts';

/** Sends a message of an extension page to the background, and waits until it is taken. Rejects when nobody listens. */
export async function send<Name extends ExtensionMessageName>(
  name: Name,
  data: ExtensionMessageData[Name],
): Promise<void> {
  await browser.runtime.sendMessage({ handset: name, data });
}
