import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * The only way of a browser to the simulator's proxy, which can be shut. What the simulator itself cannot do:
 * keep a request from leaving, refuse a connection, and hold an answer back that it has written already.
 */
export interface Gate {
  readonly port: number;
  /** New connections are taken and lead nowhere, until `open`: what is asked meanwhile does not leave. */
  hold(): void;
  /** How many connections wait to be led on. */
  waiting(): number;
  /** New connections are refused, until `open`. */
  refuse(): void;
  /** Leads on again, also what was held. */
  open(): Promise<void>;
  /** What comes back on the connections that are there now waits for `thaw`; later ones are not concerned. */
  freeze(): void;
  thaw(): void;
  close(): void;
}

interface Pair {
  readonly client: Socket;
  readonly upstream: Socket;
}

export async function openGate(proxyPort: number): Promise<Gate> {
  const pairs = new Set<Pair>();
  const held = new Set<Socket>();
  let holds = false;

  const lead = (client: Socket) => {
    const upstream = connect({ port: proxyPort, host: '127.0.0.1', noDelay: true });
    const pair = { client, upstream };
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      client.destroy();
      upstream.destroy();
    };
    client.on('data', (bytes) => upstream.write(bytes));
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

  return {
    port,
    hold() {
      holds = true;
    },
    waiting: () => held.size,
    refuse() {
      // Only the listening ends: the connections that are there stay.
      server.close();
    },
    async open() {
      holds = false;
      if (!server.listening) server = await listenAt(port);
      for (const client of held) lead(client);
      held.clear();
    },
    freeze() {
      for (const { upstream } of pairs) upstream.pause();
    },
    thaw() {
      for (const { upstream } of pairs) upstream.resume();
    },
    close() {
      server.close();
      for (const { client } of pairs) client.destroy();
      for (const client of held) client.destroy();
    },
  };
}
