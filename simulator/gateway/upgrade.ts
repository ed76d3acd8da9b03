import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { isGatewayHost } from '../network/hosts.ts';
import type { Gateway } from './gateway.ts';

const INVALID_API_VERSION = 4012;

/** Handles the upgrade of a request to a gateway socket; refuses what is none. */
export function createUpgradeHandler(gateway: Gateway) {
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  return (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const url = URL.parse(request.url ?? '', `https://${request.headers.host}`);
    if (url?.pathname !== '/' || !isGatewayHost(url.hostname)) {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
      return;
    }
    server.handleUpgrade(request, socket, head, (webSocket) => {
      if (speaksZlibStream(url.searchParams)) gateway.accept(webSocket);
      else webSocket.close(INVALID_API_VERSION, 'Only v9, json and zlib-stream are simulated.');
    });
  };
}

function speaksZlibStream(query: URLSearchParams): boolean {
  return (
    query.get('v') === '9' &&
    query.get('encoding') === 'json' &&
    query.get('compress') === 'zlib-stream'
  );
}
