/** The sending half of a gateway connection. */
export interface GatewaySocket {
  /** Sends one payload; payloads arrive in the order of the calls. */
  send(payload: unknown): void;
  /** Closes the socket as soon as all earlier payloads are sent. */
  close(code: number, reason: string): void;
  /** Frees the connection's resources; the owner closes the socket. */
  dispose(): void;
}
