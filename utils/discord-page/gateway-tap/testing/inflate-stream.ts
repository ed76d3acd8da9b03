import { Inflate, Z_SYNC_FLUSH } from 'pako';

/**
 * A DecompressionStream for many short connections: Node's own keeps the memory of every one that is let go of before
 * its end, as all of a gateway's are.
 */
export class InflateStream extends TransformStream<Uint8Array, Uint8Array> {
  constructor() {
    const inflate = new Inflate({ chunkSize: 1024 });
    super({
      start(controller) {
        inflate.onData = (chunk) => {
          if (chunk instanceof Uint8Array) controller.enqueue(chunk);
        };
      },
      transform(piece) {
        inflate.push(piece, Z_SYNC_FLUSH);
        if (inflate.err !== 0) throw new TypeError(inflate.msg);
      },
    });
  }
}
