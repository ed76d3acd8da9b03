import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * The only way of a browser to the simulator's proxy, which can be shut. What the simulator itself cannot do:
 * keep a request from leaving, and refuse a connection.
 */
export interface Gate {
  readonly port: number;
  /**
   * New connections are taken and lead nowhere, and nothing more is led on from the browser on those that are there:
   * what is asked meanwhile does not leave. Answers still get back.
   */
  hold(): void;
  /** Whether a request has been tried since `hold`. */
  isAsked(): boolean;
  /**
   * Ends every connection that has asked for something since `hold`, and those that take its place, then opens. What
   * was led on before `hold` has arrived by then.
   */
  forget(): Promise<void>;
  /** New connections are refused, and those that are there end with the next request, until `open`. */
  refuse(): void;
  /** Leads on again, also what was held. */
  open(): Promise<void>;
  close(): void;
}

interface Pair {
  readonly client: Socket;
  readonly upstream: Socket;
  /** What the browser has sent since the gate was held. */
  readonly held: Buffer[];
}

/**
 * How often in a row, 10 ms apart, nothing must be tried for it to be given up: a browser ends the requests of a page
 * when it gets to it. Counted, so that on a slow machine what was led on has as many turns to arrive.
 */
const QUIET_LOOKS = 20;

/** No request is shorter; the end of a connection, and a sign of life on one of the gateway's, are. */
const SHORTEST_REQUEST_BYTES = 100;
const isRequest = (bytes: Buffer): boolean => bytes.length >= SHORTEST_REQUEST_BYTES;

export async function openGate(proxyPort: number): Promise<Gate> {
  const pairs = new Set<Pair>();
  const held = new Set<Socket>();
  let holds = false;
  let refuses = false;

  const lead = (client: Socket) => {
    const upstream = connect({ port: proxyPort, host: '127.0.0.1', noDelay: true });
    const pair: Pair = { client, upstream, held: [] };
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      client.destroy();
      upstream.destroy();
    };
    client.on('data', (bytes) => {
      if (holds) pair.held.push(bytes);
      else if (refuses && isRequest(bytes)) end();
      else upstream.write(bytes);
    });
    upstream.on('data', (bytes) => client.write(bytes));
    for (const side of [client, upstream]) side.on('error', end).on('close', end);
    client.resume();
  };

  const take = (client: Socket) => {
    client.on('error', () => client.destroy());
    if (!holds) return lead(client);
    held.add(client);
    client.on('close', () => held.delete(client));
  };

  const listenAt = (port: number) =>
    new Promise<Server>((resolve, reject) => {
      const server = createServer({ noDelay: true }, take);
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => resolve(server));
    });

  let server = await listenAt(0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The gate has no port');
  const { port } = address;

  const asking = () => [
    ...held,
    ...[...pairs].filter((pair) => pair.held.some(isRequest)).map(({ client }) => client),
  ];

  const open = async () => {
    holds = false;
    refuses = false;
    if (!server.listening) server = await listenAt(port);
    for (const client of held) lead(client);
    held.clear();
    for (const { upstream, held } of pairs)
      for (const bytes of held.splice(0)) upstream.write(bytes);
  };

  return {
    port,
    hold() {
      holds = true;
    },
    isAsked: () => asking().length > 0,
    async forget() {
      for (let looks = 0; looks < QUIET_LOOKS; looks += 1) {
        for (const client of asking()) {
          client.destroy();
          looks = 0;
        }
        await sleep(10);
      }
      await open();
    },
    refuse() {
      refuses = true;
      // Only the listening ends: what was asked before is still answered.
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
