import type { WebSocket } from 'ws';
import type { GatewaySocket } from './gateway-socket.ts';

/** The sending half of a connection without compression: one text frame per payload. */
export class TextSocket implements GatewaySocket {
  readonly #socket: WebSocket;

  constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  send(payload: unknown): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(JSON.stringify(payload));
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  dispose(): void {}
}
