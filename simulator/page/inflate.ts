import { createJsonSplitter } from './split-json.ts';

/** Inflates one zlib-stream connection and hands over its payloads in order. */
export function createInflate(onPayload: (payload: unknown) => void) {
  const inflate = new DecompressionStream('deflate');
  const writer = inflate.writable.getWriter();
  void readAll(inflate.readable, onPayload);
  return {
    write: (bytes: ArrayBuffer) => void writer.write(new Uint8Array(bytes)).catch(ignore),
    close: () => void writer.abort().catch(ignore),
  };
}

async function readAll(
  readable: ReadableStream<BufferSource>,
  onPayload: (payload: unknown) => void,
): Promise<void> {
  const decoder = new TextDecoder();
  const split = createJsonSplitter();
  const reader = readable.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      for (const text of split(decoder.decode(value, { stream: true })))
        onPayload(JSON.parse(text));
    }
  } catch {
    // The stream never ends properly: closing the socket cuts it off.
  }
}

function ignore(): void {}
