import { Inflate, Z_SYNC_FLUSH } from 'pako';

/**
 * A DecompressionStream for many short connections. Node's own leaks the memory of every stream that is abandoned
 * before its end, and gateway streams never end.
 */
export class InflateStream extends TransformStream<Uint8Array, Uint8Array> {
  constructor() {
    const inflate = new Inflate({ chunkSize: 1024 });
    super({
      start(controller) {
        inflate.onData = (inflated) => {
          if (inflated instanceof Uint8Array) controller.enqueue(inflated);
        };
      },
      transform(chunk) {
        inflate.push(chunk, Z_SYNC_FLUSH);
        if (inflate.err !== 0) throw new TypeError(inflate.msg);
      },
    });
  }
}
