import { createServer, request as forward, type Server } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { isGatewayHost, isSiteHost } from './hosts.ts';

export interface ProxyOptions {
  /** The port that serves Discord's hosts. */
  port: number;
  /** The port of the phone page, which browsers that proxy loopback also request through the proxy. */
  phonePort: number;
  /** Called with every refused "host:port". */
  onRefused(host: string): void;
}

/** Creates an HTTP proxy that forwards Discord's hosts to the simulator and refuses all others. */
export function createProxy({ port, phonePort, onRefused }: ProxyOptions): Server {
  const server = createServer((request, response) => {
    const url = URL.parse(request.url ?? '');
    if (url?.host === `127.0.0.1:${phonePort}`) {
      const { method, headers } = request;
      const target = { host: '127.0.0.1', port: phonePort, path: url.pathname, method, headers };
      const onward = forward(target, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      onward.on('error', () => response.destroy());
      response.on('close', () => onward.destroy());
      request.pipe(onward);
      return;
    }
    onRefused(url ? `${url.hostname}:${url.port || '80'}` : (request.url ?? ''));
    response.writeHead(403).end();
  });

  server.on('connect', (request, client, head) => {
    const authority = request.url ?? '';
    if (!isAllowed(authority)) {
      onRefused(authority);
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    // `noDelay`, as in browsers: Nagle's algorithm would delay every request by 40 ms.
    const upstream = connect({ port, host: '127.0.0.1', noDelay: true }, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client);
      client.pipe(upstream);
    });
    closeTogether(client, upstream);
  });
  return server;
}

function isAllowed(authority: string): boolean {
  const [hostname = '', port] = authority.split(':');
  return port === '443' && (isSiteHost(hostname) || isGatewayHost(hostname));
}

/** Closes each side when the other one closes, because a browser would wait forever otherwise. */
function closeTogether(one: Duplex, other: Duplex): void {
  one.on('error', () => other.destroy()).on('close', () => other.destroy());
  other.on('error', () => one.destroy()).on('close', () => one.destroy());
}
