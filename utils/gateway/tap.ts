import { gatewayFormat } from './gateway-url.ts';
import type { GatewayHint } from './hint.ts';
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
  let order: 'wait' | 'start' | 'stop' = 'wait';
  let resumeHost: string | null = null;
  let ready: Extract<GatewayHint, { type: 'ready' }> | null = null;
  let last: GatewayHint | null = null;
  const held = new Set<{ start: () => void; stop: () => void }>();

  const tell = (hint: GatewayHint) => {
    last = hint;
    if (order === 'start') onHint(hint);
  };

  const cannotRead = () => tell({ type: 'cannotRead' });

  const onPayload = ({ event, fields }: ScannedPayload) => {
    const field = (name: string) => JSON.parse(fields.get(name) ?? 'null');
    const action = field('required_action');
    if (event === 'READY') {
      const { id, username, global_name: globalName = null, phone = null } = field('user');
      const resumeUrl = field('resume_gateway_url');
      if (resumeUrl) resumeHost = new URL(resumeUrl).hostname;
      const countryCode = field('country_code');
      const hasPhone = phone !== null;
      ready = { type: 'ready', userId: id, username, globalName, hasPhone, countryCode, action };
      tell(ready);
    } else {
      if (ready) ready = { ...ready, action };
      tell({ type: 'actionChanged', action });
    }
  };

  return {
    /** The page opened a socket. */
    take(socket: WebSocket): void {
      const format = gatewayFormat(socket.url, resumeHost);
      if (format === null || order === 'stop') return;
      if (format === 'unknown') {
        cannotRead();
        return;
      }
      const kept: (ArrayBuffer | string)[] = [];
      let reader: ReturnType<typeof createMessageReader> | null = null;
      const listening = new AbortController();
      const stop = () => {
        listening.abort();
        reader?.end();
        held.delete(connection);
      };
      const start = () => {
        reader ??= createMessageReader(format, createPayloadScanner(wanted, onPayload), () => {
          stop();
          cannotRead();
        });
        for (const message of kept.splice(0)) reader.take(message);
        if (listening.signal.aborted) held.delete(connection);
      };
      const connection = { start, stop };
      held.add(connection);
      const { signal } = listening;
      socket.addEventListener(
        'message',
        ({ data }) => {
          if (reader) reader.take(data);
          else if (kept.push(data) > MAX_KEPT) stop();
        },
        { signal },
      );
      socket.addEventListener(
        'close',
        () => {
          // What was received before the end is still read.
          listening.abort();
          if (reader) held.delete(connection);
        },
        { signal },
      );
      if (order === 'start') start();
    },

    /** Reads what it holds and what follows; tells again what it knows when it already does. */
    start(): void {
      const known = last?.type === 'cannotRead' ? last : ready;
      if (known) onHint(known);
      order = 'start';
      for (const connection of held) connection.start();
    },

    /** Lets go of every socket and looks at no other until it is started again. */
    stop(): void {
      order = 'stop';
      for (const connection of held) connection.stop();
      ready = null;
      last = null;
    },
  };
}
