import type { GatewayHint } from '../bridge/hint.ts';
import { gatewayFormat } from './gateway-url.ts';
import { createMessageReader } from './message-reader.ts';
import { createPayloadScanner, type ScannedPayload } from './payload-scanner.ts';

/** How many messages of a socket are buffered before the tap is started. */
const MAX_BUFFERED_MESSAGES = 500;

const wanted = {
  events: ['READY', 'USER_REQUIRED_ACTION_UPDATE', 'USER_UPDATE'],
  fields: [
    'user',
    'required_action',
    'country_code',
    'resume_gateway_url',
    // USER_UPDATE is the user itself. Whether there is a number or an address is all that is passed on of these.
    'id',
    'phone',
    'email',
    'flags',
  ],
};

/** The flag of a user whose number also confirms sign-ins by SMS. */
const MFA_SMS = 1 << 4;

/**
 * Creates the gateway tap. It reads required actions from the page's own gateway sockets without taking part: it sends
 * nothing and changes no message. Until it is started it only buffers messages, because a compressed stream can be read
 * only from its beginning.
 */
export function createTap(onHint: (hint: GatewayHint) => void) {
  let command: 'wait' | 'start' | 'stop' = 'wait';
  let resumeHost: string | null = null;
  /** The current state as a hint, for content scripts that start later. */
  let currentHint: GatewayHint | null = null;
  const connections = new Set<{ start: () => void; stop: () => void }>();

  const sendCurrentHint = () => {
    if (currentHint && command === 'start') onHint(currentHint);
  };

  const reportCannotRead = () => {
    currentHint = { type: 'cannotRead' };
    sendCurrentHint();
  };

  const onPayload = ({ event, fields }: ScannedPayload) => {
    const field = (name: string) => JSON.parse(fields.get(name) ?? 'null');
    const action = field('required_action');
    if (event === 'USER_UPDATE') {
      const ifTold = (name: string, value: boolean) => (fields.has(name) ? value : null);
      const userId = field('id');
      const hasPhone = ifTold('phone', Boolean(field('phone')));
      if (currentHint?.type === 'ready' && currentHint.userId === userId)
        currentHint = { ...currentHint, hasPhone: hasPhone ?? currentHint.hasPhone };
      onHint({
        type: 'userChanged',
        userId,
        hasPhone,
        hasEmail: ifTold('email', Boolean(field('email'))),
        hasSmsMfa: ifTold('flags', (field('flags') & MFA_SMS) !== 0),
      });
    } else if (event === 'READY') {
      const { id, username, global_name: globalName = null, phone } = field('user');
      resumeHost = URL.parse(String(field('resume_gateway_url')))?.hostname ?? resumeHost;
      const countryCode = field('country_code');
      const hasPhone = Boolean(phone);
      currentHint = {
        type: 'ready',
        userId: id,
        username,
        globalName,
        hasPhone,
        countryCode,
        action,
      };
      sendCurrentHint();
    } else {
      if (currentHint?.type === 'ready') currentHint = { ...currentHint, action };
      onHint({ type: 'actionChanged', action });
    }
  };

  return {
    /** Adds a socket that the page has opened. */
    addSocket(socket: WebSocket): void {
      const format = gatewayFormat(socket.url, resumeHost);
      if (format === null || command === 'stop') return;
      if (format === 'unknown') {
        reportCannotRead();
        return;
      }
      const buffered: (ArrayBuffer | string)[] = [];
      let reader: ReturnType<typeof createMessageReader> | null = null;
      const onMessage = ({ data }: MessageEvent<ArrayBuffer | string>) => {
        if (reader) reader.push(data);
        else if (buffered.push(data) > MAX_BUFFERED_MESSAGES) stop();
      };
      const stop = () => {
        socket.removeEventListener('message', onMessage);
        reader?.end();
        connections.delete(connection);
      };
      const start = () => {
        reader ??= createMessageReader(format, createPayloadScanner(wanted, onPayload), () => {
          stop();
          reportCannotRead();
        });
        buffered.splice(0).forEach(reader.push);
      };
      const connection = { start, stop };
      connections.add(connection);
      socket.addEventListener('message', onMessage);
      // Messages that arrived before the socket closed are still read.
      socket.addEventListener('close', () => reader && connections.delete(connection));
      if (command === 'start') start();
    },

    /** Reads buffered messages and those that follow. Sends the current hint again if there already is one. */
    start(): void {
      command = 'start';
      sendCurrentHint();
      for (const connection of connections) connection.start();
    },

    /** Releases every socket and ignores new ones until the tap is started again. */
    stop(): void {
      command = 'stop';
      for (const connection of connections) connection.stop();
      currentHint = null;
    },
  };
}
