import { request } from 'node:https';
import { parseJson } from '../json.ts';

interface Reply {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
  text: string;
  body: unknown;
}

interface SendOptions {
  method?: string;
  headers?: Record<string, string>;
  body?: unknown;
  timeoutMs?: number;
}

/** Sends one HTTPS request to the simulator over a real socket. */
export function send(
  port: number,
  path: string,
  { method = 'GET', headers = {}, body, timeoutMs = 5_000 }: SendOptions = {},
): Promise<Reply> {
  const content = body === undefined ? '' : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        ...{ host: '127.0.0.1', port, path, method, agent: false, rejectUnauthorized: false },
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          host: 'discord.com',
          ...(content === '' ? {} : { 'content-type': 'application/json' }),
          // Node does not set the content-length of a DELETE by itself.
          'content-length': String(Buffer.byteLength(content)),
          ...headers,
        },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          const { statusCode: status = 0, headers: replyHeaders } = incoming;
          resolve({ status, headers: replyHeaders, text, body: parseJson(text) });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(content);
  });
}
