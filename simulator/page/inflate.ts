import { Inflate, Z_SYNC_FLUSH } from 'pako';
import { recordReadyCost } from './simulator-window.ts';

const decoder = new TextDecoder();

/** Whether a message ends a payload, which is marked by a flush. */
function endsPayload(bytes: Uint8Array): boolean {
  const end = bytes.subarray(-4);
  return end.length === 4 && end[0] === 0 && end[1] === 0 && end[2] === 0xff && end[3] === 0xff;
}

/**
 * Creates a reader for one connection that works like the real client: pako inflates on the main
 * thread, with one context for all frames, and each payload is parsed with one JSON.parse.
 */
export function createReader(onPayload: (payload: unknown) => void) {
  const inflate = new Inflate({ chunkSize: 65_536 });
  let chunks: Uint8Array[] = [];
  let inflateMs = 0;
  let receivedBytes = 0;
  inflate.onData = (chunk) => chunks.push(chunk);

  const deliver = (text: string, bytes: number, received: number, inflatedIn: number) => {
    const start = performance.now();
    const payload: unknown = JSON.parse(text);
    const parseMs = performance.now() - start;
    recordReadyCost(payload, { bytes, receivedBytes: received, inflateMs: inflatedIn, parseMs });
    onPayload(payload);
  };

  return {
    readText(text: string) {
      const { size } = new Blob([text]);
      deliver(text, size, size, 0);
    },
    readBytes(frame: ArrayBuffer) {
      const start = performance.now();
      const bytes = new Uint8Array(frame);
      receivedBytes += bytes.length;
      const complete = endsPayload(bytes);
      inflate.push(bytes, complete ? Z_SYNC_FLUSH : false);
      if (inflate.err !== 0) throw new Error(`The gateway's stream is broken: ${inflate.msg}`);
      if (!complete) {
        inflateMs += performance.now() - start;
        return;
      }
      const inflated = join(chunks);
      chunks = [];
      const text = decoder.decode(inflated);
      const [total, received] = [inflateMs + performance.now() - start, receivedBytes];
      [inflateMs, receivedBytes] = [0, 0];
      deliver(text, inflated.length, received, total);
    },
  };
}

function join(chunks: Uint8Array[]): Uint8Array {
  const [only] = chunks;
  if (only !== undefined && chunks.length === 1) return only;
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}
