import { createServer, request as forward, type Server } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { isGatewayHost, isSiteHost } from './hosts.ts';

export interface ProxyOptions {
  /** Where Discord's hosts lead to. */
  port: number;
  /** The phone page, which a browser that proxies loopback asks for here as well. */
  phonePort: number;
  /** Gets every refused "host:port". */
  refused(host: string): void;
}

/** An HTTP proxy that leads Discord's hosts to the simulator and refuses every other one. */
export function createProxy({ port, phonePort, refused }: ProxyOptions): Server {
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
    refused(url ? `${url.hostname}:${url.port || '80'}` : (request.url ?? ''));
    response.writeHead(403).end();
  });

  server.on('connect', (request, client, head) => {
    const authority = request.url ?? '';
    if (!isAllowed(authority)) {
      refused(authority);
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    // Without waiting to send more at once: a browser does not either, and it would cost every request 40 ms.
    const upstream = connect({ port, host: '127.0.0.1', noDelay: true }, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client);
      client.pipe(upstream);
    });
    endTogether(client, upstream);
  });
  return server;
}

function isAllowed(authority: string): boolean {
  const [hostname = '', port] = authority.split(':');
  return port === '443' && (isSiteHost(hostname) || isGatewayHost(hostname));
}

/** A reset on one side has to show on the other, or a browser would wait for ever. */
function endTogether(one: Duplex, other: Duplex): void {
  one.on('error', () => other.destroy()).on('close', () => other.destroy());
  other.on('error', () => one.destroy()).on('close', () => one.destroy());
}
