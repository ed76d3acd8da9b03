import { discordOriginOf } from '#shared/discord-hosts.ts';
import type { SenderKind } from './message-rows.ts';

interface Sender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly frameId?: number | undefined;
  readonly tab?: { readonly id?: number | undefined } | undefined;
}

/**
 * The kind of a sender, or null for a sender that is not trusted.
 * `extension` has this extension's id and root URL.
 */
export function senderKind(
  sender: Sender,
  extension: { readonly id: string; readonly root: string },
): SenderKind | null {
  if (sender.id !== extension.id) return null;
  if (sender.url?.startsWith(extension.root)) return 'extensionPage';
  const onDiscord = discordOriginOf(sender.url) !== null;
  return onDiscord && sender.tab !== undefined && sender.frameId === 0 ? 'discordTab' : null;
}
