import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { gatewayQuery } from '../gateway-query.ts';
import { isGatewayHost } from '../network/hosts.ts';
import type { Gateway } from './gateway.ts';

const VERSION = 9;
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
    const form = formFor(url.search);
    server.handleUpgrade(request, socket, head, (webSocket) => {
      if (form !== null) gateway.accept(webSocket, form);
      else webSocket.close(INVALID_API_VERSION, 'Only what the page may ask for is simulated.');
    });
  };
}

/** What is asked for in zstd or in etf gets zlib and JSON: only the address says otherwise. */
function formFor(search: string) {
  switch (`/${search}`) {
    case gatewayQuery('none', VERSION):
      return 'text';
    case gatewayQuery('zlib-stream', VERSION):
    case gatewayQuery('zstd-stream', VERSION):
    case gatewayQuery('etf', VERSION):
      return 'zlib-stream';
    default:
      return null;
  }
}
