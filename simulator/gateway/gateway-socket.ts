/** The sending half of a gateway connection. */
export interface GatewaySocket {
  /** Sends one payload; the order of calls is kept. */
  send(payload: unknown): void;
  /** Closes once everything before it is on its way. */
  close(code: number, reason: string): void;
  /** Frees what belongs to the connection; the socket is closed by whoever owns it. */
  dispose(): void;
}
