import { randomBytes } from 'node:crypto';
import type { GatewaySocket } from './gateway-socket.ts';

interface Dispatch {
  t: string;
  s: number;
  op: 0;
  d: unknown;
}

/** One gateway session, which outlives its socket, so that missed events can be replayed. */
export class Session {
  readonly id = randomBytes(16).toString('hex');
  readonly accountId: string;
  #socket: GatewaySocket | null;
  #sent: Dispatch[] = [];

  constructor(accountId: string, socket: GatewaySocket) {
    this.accountId = accountId;
    this.#socket = socket;
  }

  dispatch(event: string, data: unknown): void {
    // The keys are in Discord's order, so that a reader can find the event without reading the whole text.
    const dispatch: Dispatch = { t: event, s: this.#sent.length + 1, op: 0, d: data };
    this.#sent.push(dispatch);
    this.#socket?.send(dispatch);
  }

  /** Continues on another socket with the events after the given sequence number. */
  resume(socket: GatewaySocket, sequence: number): void {
    this.#socket = socket;
    for (const missed of this.#sent.slice(sequence)) socket.send(missed);
    this.dispatch('RESUMED', { _trace: ['simulator'] });
  }

  disconnect(code: number, reason: string): void {
    this.#socket?.close(code, reason);
  }

  detach(socket: GatewaySocket): void {
    if (this.#socket === socket) this.#socket = null;
  }
}
