import { Inflate, Z_SYNC_FLUSH } from 'pako';

/** How many streams were opened, and how many compressed bytes they were given. For tests to set back. */
export const inflation = { streams: 0, bytes: 0 };

/**
 * A DecompressionStream for many short connections. Node's own leaks the memory of every stream that is abandoned
 * before its end, and gateway streams never end.
 */
export class InflateStream extends TransformStream<Uint8Array, Uint8Array> {
  constructor() {
    inflation.streams += 1;
    const inflate = new Inflate({ chunkSize: 1024 });
    super({
      start(controller) {
        inflate.onData = (inflated) => {
          if (inflated instanceof Uint8Array) controller.enqueue(inflated);
        };
      },
      transform(chunk) {
        inflation.bytes += chunk.length;
        inflate.push(chunk, Z_SYNC_FLUSH);
        if (inflate.err !== 0) throw new TypeError(inflate.msg);
      },
    });
  }
}
