import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { gatewayQueryFor } from '../gateway-query.ts';
import { isGatewayHost } from '../network/hosts.ts';
import type { Gateway } from './gateway.ts';

const VERSION = 9;
const INVALID_API_VERSION = 4012;

/** Creates the handler that upgrades requests to gateway sockets and refuses all other upgrades. */
export function createUpgradeHandler(gateway: Gateway) {
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  return (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const url = URL.parse(request.url ?? '', `https://${request.headers.host}`);
    if (url?.pathname !== '/' || !isGatewayHost(url.hostname)) {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
      return;
    }
    const form = formFor(url.search);
    server.handleUpgrade(request, socket, head, (webSocket) => {
      if (form !== null) gateway.accept(webSocket, form);
      else webSocket.close(INVALID_API_VERSION, 'Only the encodings of the page are simulated.');
    });
  };
}

/** The form to send in: requests for zstd or etf are served with zlib and JSON. */
function formFor(search: string) {
  switch (`/${search}`) {
    case gatewayQueryFor('none', VERSION):
      return 'text';
    case gatewayQueryFor('zlib-stream', VERSION):
    case gatewayQueryFor('zstd-stream', VERSION):
    case gatewayQueryFor('etf', VERSION):
      return 'zlib-stream';
    default:
      return null;
  }
}
