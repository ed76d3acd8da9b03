import { Deflate, Z_SYNC_FLUSH } from 'pako';

/** Compresses payloads as the gateway does: one stream per connection, flushed after each payload. */
export function createStream(): (payload: unknown) => Uint8Array<ArrayBuffer> {
  const deflate = new Deflate();
  let parts: number[] = [];
  deflate.onData = (part) => {
    parts.push(...part);
  };
  return (payload) => {
    parts = [];
    deflate.push(JSON.stringify(payload), Z_SYNC_FLUSH);
    return Uint8Array.from(parts);
  };
}
