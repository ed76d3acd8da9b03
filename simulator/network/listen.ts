import type { Server, Socket } from 'node:net';

export interface Listening {
  port: number;
  close(): Promise<void>;
}

/** Starts a server on 127.0.0.1; port 0 picks a free port. */
export function listen(server: Server, port: number): Promise<Listening> {
  // Tracked here, because a server cannot close upgraded or tunneled sockets, yet waits for them.
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('No port.'));
      else resolve({ port: address.port, close });
    });
  });
}
