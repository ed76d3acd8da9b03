import type { GatewayFormat } from './gateway-url.ts';
import { createKeptMessages, type KeepingLimits, type Message } from './kept-messages.ts';
import { createMessageReader } from './message-reader.ts';
import { createPayloadScanner, type ScannedPayload } from './payload-scanner.ts';

/** What of READY, USER_REQUIRED_ACTION_UPDATE and USER_UPDATE is cut out. */
const wanted = {
  events: ['READY', 'USER_REQUIRED_ACTION_UPDATE', 'USER_UPDATE'],
  fields: [
    'user',
    'required_action',
    'country_code',
    // USER_UPDATE is the user itself. Whether there is a number or an address is all that is passed on of these.
    'id',
    'phone',
    'email',
    'flags',
  ],
};

interface ConnectionListeners {
  /** The first message has arrived. */
  readonly onOpened: () => void;
  /** Also while nobody has asked for it: of the messages that were too many to be kept. */
  readonly onPayload: (payload: ScannedPayload) => void;
  /** Something that the connection told is gone unread. */
  readonly onMissed: () => void;
  /** The messages are not in the format. The connection has been dropped. */
  readonly onFailure: () => void;
}

export type Connection = ReturnType<typeof followConnection>;

/**
 * Follows one connection of the page to the gateway. Until `read` is called it only keeps the messages, because a
 * compressed stream can be read only from its beginning. When there are too many of them, the oldest go through the
 * inflater in idle time, so that later ones can be read.
 */
export function followConnection(
  socket: WebSocket,
  format: GatewayFormat,
  limits: KeepingLimits,
  { onOpened, onPayload, onMissed, onFailure }: ConnectionListeners,
) {
  const kept = createKeptMessages(limits);
  let reader: ReturnType<typeof createMessageReader> | null = null;
  let isOpened = false;
  let isRead = false;

  const openReader = () => {
    reader ??= createMessageReader(format, createPayloadScanner(wanted, onPayload), () => {
      drop();
      onFailure();
    });
    return reader;
  };

  const onMessage = ({ data }: MessageEvent<Message>) => {
    if (!isOpened) onOpened();
    isOpened = true;
    if (isRead) {
      openReader().push([data]);
      return;
    }
    const surplus = kept.add(data);
    if (surplus.length === 0) return;
    onMissed();
    openReader().push(surplus);
  };

  /** Ends the following, and forgets every message that is not read yet. */
  function drop(): void {
    socket.removeEventListener('message', onMessage);
    if (!isRead && isOpened) onMissed();
    kept.take();
    reader?.end();
  }

  socket.addEventListener('message', onMessage);
  return {
    /** Reads the kept messages and those that follow. */
    read(): void {
      isRead = true;
      openReader().hurry();
      openReader().push(kept.take());
    },
    drop,
  };
}
