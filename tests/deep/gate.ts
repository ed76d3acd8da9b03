import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A TCP relay that is the browser's only route to the simulator's proxy. It does what the simulator cannot do: keep a
 * request from leaving the browser, and refuse a connection.
 */
export interface Gate {
  readonly port: number;
  /**
   * Accepts new connections without relaying them, and stops relaying what the browser sends on existing ones, so that
   * no request leaves. Answers still reach the browser.
   */
  hold(): void;
  /** Whether the browser has tried to send a request since `hold`. */
  hasHeldRequest(): boolean;
  /**
   * Closes every connection that has sent a request since `hold`, and every connection that replaces it, then opens.
   * By then, everything relayed before `hold` has arrived.
   */
  dropHeld(): Promise<void>;
  /** Until `open`, refuses new connections and closes existing ones at their next request. */
  refuseConnections(): void;
  /** Relays again, including what was held. */
  open(): Promise<void>;
  close(): void;
}

interface Pair {
  readonly client: Socket;
  readonly upstream: Socket;
  /** What the browser has sent since `hold`. */
  readonly held: Buffer[];
}

/**
 * How many checks in a row, 10 ms apart, must find no held request, because a browser cancels a page's requests with a
 * delay. A count instead of a time gives data in transit as many turns to arrive on a slow machine.
 */
const QUIET_CHECKS = 20;

/** Every request is longer; the end of a connection and a gateway heartbeat are shorter. */
const SHORTEST_REQUEST_BYTES = 100;
const isRequest = (bytes: Buffer): boolean => bytes.length >= SHORTEST_REQUEST_BYTES;

/** Opens a gate to the simulator's proxy on a free port. */
export async function openGate(proxyPort: number): Promise<Gate> {
  const pairs = new Set<Pair>();
  const held = new Set<Socket>();
  let isHolding = false;
  let isRefusing = false;

  const relay = (client: Socket) => {
    const upstream = connect({ port: proxyPort, host: '127.0.0.1', noDelay: true });
    const pair: Pair = { client, upstream, held: [] };
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      client.destroy();
      upstream.destroy();
    };
    client.on('data', (bytes) => {
      if (isHolding) pair.held.push(bytes);
      else if (isRefusing && isRequest(bytes)) end();
      else upstream.write(bytes);
    });
    upstream.on('data', (bytes) => client.write(bytes));
    for (const side of [client, upstream]) side.on('error', end).on('close', end);
    client.resume();
  };

  const accept = (client: Socket) => {
    client.on('error', () => client.destroy());
    if (!isHolding) return relay(client);
    held.add(client);
    client.on('close', () => held.delete(client));
  };

  const listenAt = (port: number) =>
    new Promise<Server>((resolve, reject) => {
      const server = createServer({ noDelay: true }, accept);
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => resolve(server));
    });

  let server = await listenAt(0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The gate has no port');
  const { port } = address;

  const clientsWithHeldRequests = () => [
    ...held,
    ...[...pairs].filter((pair) => pair.held.some(isRequest)).map(({ client }) => client),
  ];

  const open = async () => {
    isHolding = false;
    isRefusing = false;
    if (!server.listening) server = await listenAt(port);
    for (const client of held) relay(client);
    held.clear();
    for (const { upstream, held } of pairs)
      for (const bytes of held.splice(0)) upstream.write(bytes);
  };

  return {
    port,
    hold() {
      isHolding = true;
    },
    hasHeldRequest: () => clientsWithHeldRequests().length > 0,
    async dropHeld() {
      for (let checks = 0; checks < QUIET_CHECKS; checks += 1) {
        for (const client of clientsWithHeldRequests()) {
          client.destroy();
          checks = 0;
        }
        await sleep(10);
      }
      await open();
    },
    refuseConnections() {
      isRefusing = true;
      // This ends only the listening: earlier requests are still answered.
      server.close();
    },
    open,
    close() {
      server.close();
      for (const { client } of pairs) client.destroy();
      for (const client of held) client.destroy();
    },
  };
}
