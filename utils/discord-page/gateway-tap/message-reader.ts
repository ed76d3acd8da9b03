import type { GatewayFormat } from './gateway-url.ts';

/** How long the reader may work before the page gets its turn, in ms: well within one frame. */
const SLICE_MS = 4;
/** How many compressed bytes are inflated at a time. */
const SLICE_BYTES = 16_384;

/** Lets the page's own tasks run first. Unlike timers, messages of a channel are not throttled in hidden tabs. */
const yieldToPage = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/**
 * Turns the messages of one gateway socket into a stream of bytes, in small chunks and between the page's own tasks.
 * Calls `onFailure` for messages that are not in the format. Pass each message to `push`; `end` stops the reading.
 */
export function createMessageReader(
  format: GatewayFormat,
  onBytes: (chunk: Uint8Array) => void,
  onFailure: () => void,
) {
  const inflate = format === 'zlib-stream' ? new DecompressionStream('deflate') : null;
  const writer = inflate?.writable.getWriter();
  const queue: (ArrayBuffer | string)[] = [];
  let isBusy = false;
  let hasEnded = false;
  let sliceStart = 0;

  const end = () => {
    hasEnded = true;
    queue.length = 0;
    writer?.abort().catch(() => {});
  };

  const fail = () => {
    if (hasEnded) return;
    end();
    onFailure();
  };

  const yieldIfSliceIsOver = async () => {
    if (performance.now() - sliceStart < SLICE_MS) return;
    await yieldToPage();
    sliceStart = performance.now();
  };

  const readInflated = async () => {
    const reader = inflate?.readable.getReader();
    while (reader) {
      const { done, value } = await reader.read();
      if (done) return;
      onBytes(value);
      await yieldIfSliceIsOver();
    }
  };

  const processQueue = async () => {
    if (isBusy) return;
    isBusy = true;
    while (queue.length > 0) {
      await yieldIfSliceIsOver();
      const message = queue.shift() ?? '';
      const bytes =
        typeof message === 'string' ? new TextEncoder().encode(message) : new Uint8Array(message);
      // A Blob, or a buffer that was transferred elsewhere.
      if (bytes.length === 0) fail();
      for (let at = 0; at < bytes.length; at += SLICE_BYTES) {
        const chunk = bytes.subarray(at, at + SLICE_BYTES);
        if (writer) await writer.write(chunk);
        else onBytes(chunk);
        await yieldIfSliceIsOver();
      }
    }
    isBusy = false;
  };

  readInflated().catch(fail);
  return {
    push(message: ArrayBuffer | string): void {
      if (hasEnded) return;
      queue.push(message);
      processQueue().catch(fail);
    },
    end,
  };
}
