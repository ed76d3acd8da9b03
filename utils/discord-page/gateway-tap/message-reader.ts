import type { GatewayFormat } from './gateway-url.ts';
import type { Message } from './kept-messages.ts';
import { createPace } from './pace.ts';

/** How many compressed bytes are inflated at a time. */
const PIECE_BYTES = 4096;

/**
 * Turns the messages of one gateway socket into a stream of bytes, in small chunks and between the page's own tasks; in
 * idle time until `hurry` is called. Calls `onFailure` for messages that are not in the format. `end` stops it.
 */
export function createMessageReader(
  format: GatewayFormat,
  onBytes: (chunk: Uint8Array) => void,
  onFailure: () => void,
) {
  const inflate = format === 'zlib-stream' ? new DecompressionStream('deflate') : null;
  const writer = inflate?.writable.getWriter();
  const { turn, hurry } = createPace();
  /** The messages that are being read, the last first, and those that follow. */
  let current: Message[] = [];
  let next: Message[] = [];
  let isBusy = false;
  let hasEnded = false;

  const end = () => {
    hasEnded = true;
    current = [];
    next = [];
    writer?.abort().catch(() => {});
  };

  const fail = () => {
    if (hasEnded) return;
    end();
    onFailure();
  };

  /** Passes bytes on, unless the reader ended while they waited for their turn. */
  const passOn = (bytes: Uint8Array) => {
    if (!hasEnded) onBytes(bytes);
  };

  const readInflated = async () => {
    const reader = inflate?.readable.getReader();
    while (reader) {
      const { done, value } = await reader.read();
      if (done) return;
      await turn();
      passOn(value);
    }
  };

  const processQueue = async () => {
    if (isBusy) return;
    isBusy = true;
    while (current.length + next.length > 0) {
      await turn();
      if (current.length === 0) [current, next] = [next.reverse(), []];
      const message = current.pop() ?? '';
      const bytes =
        typeof message === 'string' ? new TextEncoder().encode(message) : new Uint8Array(message);
      // A Blob, or a buffer that was transferred elsewhere.
      if (bytes.length === 0) fail();
      for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
        await turn();
        const piece = bytes.subarray(at, at + PIECE_BYTES);
        if (writer) await writer.write(piece);
        else passOn(piece);
      }
    }
    isBusy = false;
  };

  readInflated().catch(fail);
  return {
    /** Reads messages after those that were pushed before. */
    push(messages: readonly Message[]): void {
      if (hasEnded) return;
      for (const message of messages) next.push(message);
      processQueue().catch(fail);
    },
    hurry,
    end,
  };
}
