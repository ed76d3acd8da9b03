import { createInflate } from 'node:zlib';
import { WebSocket } from 'ws';
import { parseJson } from '../json.ts';
import { at } from './json-path.ts';

const FLUSH_MARKER = Buffer.from([0, 0, 0xff, 0xff]);
const ADDRESS = '/?encoding=json&v=9&compress=zlib-stream';

/** Opens a gateway client that inflates one shared stream, payload by payload. */
export function openGateway(port: number, host = 'gateway.discord.gg', address = ADDRESS) {
  const socket = new WebSocket(`wss://127.0.0.1:${port}${address}`, {
    rejectUnauthorized: false,
    headers: { host },
  });
  const inflate = createInflate();
  const payloads: unknown[] = [];
  const waiting = new Set<() => void>();
  let compressed: Buffer[] = [];
  let text = '';
  let messages = 0;
  inflate.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  socket.on('message', (data) => {
    if (!Buffer.isBuffer(data)) return;
    messages += 1;
    compressed.push(data);
    if (!data.subarray(-4).equals(FLUSH_MARKER)) return;
    inflate.write(Buffer.concat(compressed), () => {
      payloads.push(parseJson(text));
      text = '';
      for (const check of waiting) check();
    });
    compressed = [];
  });
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));

  /** Resolves to the first payload, past or future, that has these values at these paths. */
  const waitForPayload = (wanted: Record<string, unknown>) =>
    new Promise<unknown>((resolve) => {
      const check = () => {
        const found = payloads.find((candidate) =>
          Object.entries(wanted).every(([path, value]) => at(candidate, path) === value),
        );
        if (found === undefined) return;
        waiting.delete(check);
        resolve(found);
      };
      waiting.add(check);
      check();
    });

  return {
    closed,
    waitForPayload,
    waitForEvent: (name: string) => waitForPayload({ op: 0, t: name }),
    messageCount: () => messages,
    payloadCount: () => payloads.length,
    send: (op: number, d: unknown) => socket.send(JSON.stringify({ op, d })),
    close: (code?: number) => socket.close(code),
    terminate: () => socket.terminate(),
  };
}
