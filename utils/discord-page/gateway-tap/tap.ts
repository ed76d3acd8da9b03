import type { GatewayHint } from '../bridge/hint.ts';
import { gatewayFormat } from './gateway-url.ts';
import { createMessageReader } from './message-reader.ts';
import { createPayloadScanner, type ScannedPayload } from './payload-scanner.ts';

/** Messages kept of sockets that nobody has yet said to read. */
const MAX_KEPT = 500;

const wanted = {
  events: ['READY', 'USER_REQUIRED_ACTION_UPDATE'],
  fields: ['user', 'required_action', 'country_code', 'resume_gateway_url'],
};

/**
 * Reads required actions off the page's own gateway sockets, without a part in them: it hears messages, sends
 * none and changes none. Until it is started it only keeps what came, because a stream cannot be joined later.
 */
export function createTap(onHint: (hint: GatewayHint) => void) {
  let command: 'wait' | 'start' | 'stop' = 'wait';
  let resumeHost: string | null = null;
  /** What a content script that comes later is told. */
  let known: GatewayHint | null = null;
  const held = new Set<{ start: () => void; stop: () => void }>();

  const tell = () => {
    if (known && command === 'start') onHint(known);
  };

  const cannotRead = () => {
    known = { type: 'cannotRead' };
    tell();
  };

  const onPayload = ({ event, fields }: ScannedPayload) => {
    const field = (name: string) => JSON.parse(fields.get(name) ?? 'null');
    const action = field('required_action');
    if (event === 'READY') {
      const { id, username, global_name: globalName = null, phone } = field('user');
      const resumeUrl = field('resume_gateway_url');
      if (resumeUrl) resumeHost = new URL(resumeUrl).hostname;
      const countryCode = field('country_code');
      const hasPhone = Boolean(phone);
      known = { type: 'ready', userId: id, username, globalName, hasPhone, countryCode, action };
      tell();
    } else {
      if (known?.type === 'ready') known = { ...known, action };
      onHint({ type: 'actionChanged', action });
    }
  };

  return {
    /** The page opened a socket. */
    take(socket: WebSocket): void {
      const format = gatewayFormat(socket.url, resumeHost);
      if (format === null || command === 'stop') return;
      if (format === 'unknown') {
        cannotRead();
        return;
      }
      const kept: (ArrayBuffer | string)[] = [];
      let reader: ReturnType<typeof createMessageReader> | null = null;
      const onMessage = ({ data }: MessageEvent<ArrayBuffer | string>) => {
        if (reader) reader.take(data);
        else if (kept.push(data) > MAX_KEPT) stop();
      };
      const stop = () => {
        socket.removeEventListener('message', onMessage);
        reader?.end();
        held.delete(connection);
      };
      const start = () => {
        reader ??= createMessageReader(format, createPayloadScanner(wanted, onPayload), () => {
          stop();
          cannotRead();
        });
        kept.splice(0).forEach(reader.take);
      };
      const connection = { start, stop };
      held.add(connection);
      socket.addEventListener('message', onMessage);
      // What was received before the end is still read.
      socket.addEventListener('close', () => reader && held.delete(connection));
      if (command === 'start') start();
    },

    /** Reads what it holds and what follows; tells again what it knows when it already does. */
    start(): void {
      command = 'start';
      tell();
      for (const connection of held) connection.start();
    },

    /** Lets go of every socket and looks at no other until it is started again. */
    stop(): void {
      command = 'stop';
      for (const connection of held) connection.stop();
      known = null;
    },
  };
}
