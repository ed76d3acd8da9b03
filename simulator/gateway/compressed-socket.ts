import { constants, createDeflate } from 'node:zlib';
import type { WebSocket } from 'ws';
import type { GatewaySocket } from './gateway-socket.ts';

/** Longer payloads are split into two messages: readers must wait for the flush marker. */
const SPLIT_ABOVE = 512;

/** The sending half of a zlib-stream connection: one deflate context for all its payloads. */
export class CompressedSocket implements GatewaySocket {
  readonly #socket: WebSocket;
  readonly #deflate = createDeflate();
  #chunks: Buffer[] = [];
  #last: Promise<void> = Promise.resolve();

  constructor(socket: WebSocket) {
    this.#socket = socket;
    this.#deflate.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
  }

  send(payload: unknown): void {
    this.#last = this.#last.then(() => this.#deflateAndSend(JSON.stringify(payload)));
  }

  close(code: number, reason: string): void {
    this.#last = this.#last.then(() => this.#socket.close(code, reason));
  }

  dispose(): void {
    this.#deflate.close();
  }

  #deflateAndSend(text: string): Promise<void> {
    return new Promise((resolve) => {
      if (this.#deflate.destroyed) return resolve();
      this.#deflate.write(text);
      this.#deflate.flush(constants.Z_SYNC_FLUSH, () => {
        const compressed = Buffer.concat(this.#chunks);
        this.#chunks = [];
        const middle = compressed.length > SPLIT_ABOVE ? compressed.length >> 1 : 0;
        if (middle > 0) this.#sendBinary(compressed.subarray(0, middle));
        this.#sendBinary(compressed.subarray(middle));
        resolve();
      });
    });
  }

  #sendBinary(bytes: Buffer): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(bytes, { binary: true });
  }
}
