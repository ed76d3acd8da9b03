import type { GatewayFormat } from './gateway-url.ts';

/** How long it may work before the page gets its turn, in ms: well within one frame. */
const SLICE_MS = 4;
/** Compressed bytes that are inflated at once. */
const SLICE_BYTES = 16_384;

/** Lets the page's own tasks go first. A message of a channel is not delayed in hidden tabs, as timers are. */
const pause = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/**
 * Turns the messages of one gateway socket into a stream of bytes, in small pieces and between the page's own
 * tasks. Rejects what is not in the format. Returns what to call with each message, and an ending.
 */
export function createMessageReader(
  format: GatewayFormat,
  onBytes: (piece: Uint8Array) => void,
  onFailure: () => void,
) {
  const inflate = format === 'zlib-stream' ? new DecompressionStream('deflate') : null;
  const writer = inflate?.writable.getWriter();
  const waiting: (ArrayBuffer | string)[] = [];
  let isBusy = false;
  let hasEnded = false;
  let sliceStart = 0;

  const end = () => {
    hasEnded = true;
    waiting.length = 0;
    writer?.abort().catch(() => {});
  };

  const fail = () => {
    if (hasEnded) return;
    end();
    onFailure();
  };

  const breathe = async () => {
    if (performance.now() - sliceStart < SLICE_MS) return;
    await pause();
    sliceStart = performance.now();
  };

  const readInflated = async () => {
    const reader = inflate?.readable.getReader();
    while (reader) {
      const { done, value } = await reader.read();
      if (done) return;
      onBytes(value);
      await breathe();
    }
  };

  const work = async () => {
    if (isBusy) return;
    isBusy = true;
    while (waiting.length > 0) {
      await breathe();
      const message = waiting.shift() ?? '';
      const bytes =
        typeof message === 'string' ? new TextEncoder().encode(message) : new Uint8Array(message);
      // A Blob, or a buffer that has been given away.
      if (bytes.length === 0) fail();
      for (let at = 0; at < bytes.length; at += SLICE_BYTES) {
        const piece = bytes.subarray(at, at + SLICE_BYTES);
        if (writer) await writer.write(piece);
        else onBytes(piece);
        await breathe();
      }
    }
    isBusy = false;
  };

  readInflated().catch(fail);
  return {
    take(message: ArrayBuffer | string): void {
      if (hasEnded) return;
      waiting.push(message);
      work().catch(fail);
    },
    end,
  };
}
